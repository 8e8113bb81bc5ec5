import { useQuery } from '@tanstack/react-query'
import type { CallView } from '@telehub/contracts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'

/** What the campaign wants said. `{lead}`, `{organisation}` and `{agent}` in a script are filled in. */
export function ScriptPanel({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const { data, error } = useQuery({ ...get('GET /api/campaigns'), staleTime: 5 * 60_000 })
  if (call.campaignId === null) return <p className="text-muted-foreground">{t('script.noCampaign')}</p>
  if (error !== null && !data) return <ErrorLine error={error} />
  if (!data) return <Skeleton className="h-24 w-full" />
  const campaign = data.items.find((one) => one.id === call.campaignId)
  if (!campaign || (!campaign.script && campaign.talkingPoints.length === 0)) {
    return <p className="text-muted-foreground">{t('script.empty')}</p>
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-xs font-medium text-muted-foreground">{campaign.name}</p>
      {campaign.script && (
        <p className="max-w-prose leading-relaxed whitespace-pre-line">{filled(campaign.script, call)}</p>
      )}
      {campaign.talkingPoints.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-muted-foreground">
          {campaign.talkingPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const filled = (script: string, { leadName, organisation, agentName }: CallView): string => {
  const words: Record<string, string> = { lead: leadName, name: leadName, organisation, agent: agentName }
  return script.replace(
    /\{\{?\s*(lead|name|organisation|agent)\s*\}?\}/g,
    (whole, word: string) => words[word] || whole,
  )
}
