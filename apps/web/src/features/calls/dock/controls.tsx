import type { CallView } from '@telehub/contracts'
import { CirclePause, type LucideIcon, MicOff, PhoneForwarded, PhoneOff } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'
import { buttonVariants } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Tooltip } from '@/ui/tooltip.tsx'

type Control = keyof CallView['controls']
const icons: readonly [Control, LucideIcon][] = [
  ['mute', MicOff],
  ['hold', CirclePause],
  ['transfer', PhoneForwarded],
  ['hangUp', PhoneOff],
]

/**
 * What a line can do during a call. The line that there is steers nothing from here, so each control says where it is
 * done instead; they can be focused, so that the reason is also heard.
 */
export function Controls({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  return (
    <fieldset className="flex shrink-0 items-center gap-0.5">
      <legend className="sr-only">{t('control.label')}</legend>
      {icons.map(([control, Icon]) => {
        const why = call.controls[control].why ?? t('control.notHere')
        return (
          <Tooltip key={control} label={`${t(`control.${control}`)}: ${why}`} side="top">
            <button
              type="button"
              aria-disabled="true"
              aria-label={`${t(`control.${control}`)}. ${why}`}
              className={cn(
                buttonVariants({ variant: 'quiet', size: 'icon' }),
                'pointer-events-auto! text-muted-foreground hover:bg-transparent touch:h-11 touch:min-w-11',
              )}
            >
              <Icon aria-hidden="true" />
            </button>
          </Tooltip>
        )
      })}
    </fieldset>
  )
}
