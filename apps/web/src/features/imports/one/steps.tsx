import { Check } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { type Step, steps } from '../words.ts'

interface StepsProps {
  at: Step
  /** Steps one can go to from here. */
  open: readonly Step[]
  onGo: (step: Step) => void
}

/** Where an import stands: columns, preview, import. Steps behind are buttons as long as one may go back. */
export function Steps({ at, open, onGo }: StepsProps) {
  const { t } = useTranslation('imports')
  return (
    <nav aria-label={t('steps.label')}>
      <ol className="flex gap-5 pb-2 text-sm">
        {steps.map((step, i) => {
          const done = i < steps.indexOf(at)
          const mark = (
            <>
              <span
                aria-hidden="true"
                className={cn(
                  'flex size-5 items-center justify-center rounded-full text-2xs font-semibold tabular-nums',
                  step === at
                    ? 'bg-primary text-primary-foreground'
                    : done
                      ? 'bg-primary-soft text-primary-text'
                      : 'bg-muted text-muted-foreground',
                )}
              >
                {done ? <Check className="size-3" strokeWidth={3} /> : i + 1}
              </span>
              {t(`steps.${step}`)}
            </>
          )
          return (
            <li key={step}>
              {step !== at && open.includes(step) ? (
                <button
                  type="button"
                  onClick={() => onGo(step)}
                  className="flex h-7 items-center gap-1.5 rounded-sm text-muted-foreground hover:text-foreground"
                >
                  {mark}
                </button>
              ) : (
                <span
                  aria-current={step === at ? 'step' : undefined}
                  className={cn(
                    'flex h-7 items-center gap-1.5',
                    step === at ? 'font-medium text-foreground' : 'text-muted-foreground',
                  )}
                >
                  {mark}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
