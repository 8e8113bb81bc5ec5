import type { CallView } from '@telehub/contracts'
import type { DispositionCode } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { Kbd } from '@/ui/kbd.tsx'
import { codeKeys, groupsOf, mayChoose, type Rule } from './codes.ts'

interface CodeGridProps {
  call: CallView
  rules: readonly Rule[]
  value: DispositionCode | null
  onChoose: (code: DispositionCode) => void
  /** The radio buttons' name; unlike for each form on the page. */
  name: string
  /** Keys are shown only where they are bound. */
  withKeys?: boolean
  className?: string
}

/** The outcomes as a numbered grid in three groups, the proposed one first. */
export function CodeGrid({ call, rules, value, onChoose, name, withKeys = false, className }: CodeGridProps) {
  const { t } = useTranslation('calls')
  return (
    <div className={cn('grid gap-x-4 gap-y-3 sm:grid-cols-3', className)}>
      {groupsOf(rules, call.proposed).map(([group, inGroup]) => {
        const possible = mayChoose(call, group)
        return (
          <fieldset key={group} className="min-w-0">
            <legend className="mb-1 text-xs text-muted-foreground">
              {t(`outcome.group.${group}`)}
              {!possible && ` · ${t('outcome.notAnswered')}`}
            </legend>
            <div className="max-sm:grid max-sm:grid-cols-2 max-sm:gap-1">
              {inGroup.map(({ code }) => (
                <label
                  key={code}
                  className={cn(
                    'relative flex h-7.5 items-center gap-2 rounded-md px-1.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-ring touch:h-11 max-sm:border max-sm:border-border max-sm:px-3',
                    value === code ? 'bg-primary-soft text-primary-text' : 'hover:bg-accent',
                    !possible && 'pointer-events-none opacity-45',
                  )}
                >
                  <input
                    type="radio"
                    name={name}
                    className="sr-only"
                    checked={value === code}
                    disabled={!possible}
                    aria-keyshortcuts={withKeys ? codeKeys[code] : undefined}
                    onChange={() => onChoose(code)}
                  />
                  {withKeys && <Kbd keys={codeKeys[code]} />}
                  <span className={cn('truncate', value === code && 'font-medium')}>{t(`code.${code}`)}</span>
                  {call.proposed === code && (
                    <span className="ml-auto truncate text-2xs text-muted-foreground">{t('outcome.proposed')}</span>
                  )}
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}
