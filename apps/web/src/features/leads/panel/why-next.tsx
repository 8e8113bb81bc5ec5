import type { LeadView } from '@telehub/contracts'
import { Lock, OctagonPause, Sparkle } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatTime } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useUser } from '@/lib/session.ts'
import { useNow } from '@/lib/use-now.ts'
import { sayBecause, sayHeldBack } from '../lead-words.ts'

/** Why this lead is where it is: the reason it is next, or what holds it back and until when; and who has it now. */
export function WhyNext({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('leads')
  const now = useNow()
  const me = useUser().id
  const because = sayBecause(t, lead.because, now)
  const held = sayHeldBack(t, lead, now)
  const lock = lead.lockedBy && Date.parse(lead.lockedBy.until) > now ? lead.lockedBy : null
  if (!because && !held && !lock) return null
  return (
    <div className="mx-4 mt-4 flex flex-col gap-1.5 rounded-md bg-muted px-3 py-2">
      {held ? (
        <Line icon={<OctagonPause aria-hidden="true" />} label={t('panel.heldBack')} text={held} />
      ) : (
        because && <Line icon={<Sparkle aria-hidden="true" />} label={t('panel.whyNext')} text={because} />
      )}
      {lock && (
        <p className="flex items-center gap-2 text-muted-foreground [&_svg]:size-3.5 [&_svg]:shrink-0">
          <Lock aria-hidden="true" />
          {lock.userId === me
            ? t('panel.lockedMine', { when: formatTime(lock.until) })
            : t('panel.locked', { name: lock.name, when: formatTime(lock.until) })}
        </p>
      )}
    </div>
  )
}

function Line({ icon, label, text }: { icon: ReactNode; label: string; text: string }) {
  return (
    <p className="flex items-start gap-2 [&_svg]:mt-0.75 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-muted-foreground">
      {icon}
      <span>
        <span className="text-muted-foreground">{label}:</span> {text}
      </span>
    </p>
  )
}
