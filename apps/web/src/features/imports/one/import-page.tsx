import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ImportView } from '@telehub/contracts'
import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { checkColumns } from '../columns/check-columns.ts'
import { ColumnsStep } from '../columns/columns-step.tsx'
import { Counting } from '../columns/counting.tsx'
import { ResultStep } from '../ledger/result-step.tsx'
import { PreviewStep } from '../preview/preview-step.tsx'
import { RunButton } from '../preview/run-button.tsx'
import { canStillChange, type Step, statusTones, stepOf } from '../words.ts'
import { hrefOf, type ImportSearch, parseImportSearch } from './search.ts'
import { Steps } from './steps.tsx'
import { usePreview, useRun } from './use-import.ts'

interface ImportPageProps {
  of: ImportView
  /** A file that is being handed in from here. */
  uploadPanel: ReactNode
}

/** One import from its columns over the preview to the ledger. One can go back until it runs. */
export function ImportPage({ of, uploadPanel }: ImportPageProps) {
  const { t } = useTranslation('imports')
  useTitle(of.fileName)
  const navigate = useNavigate()
  const search = parseImportSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const go = (next: ImportSearch, replace = false) => void navigate({ href: hrefOf(of.id, next), replace })
  const preview = usePreview(of.id)
  const run = useRun(of.id)
  const counting = preview.isPending
  const step = counting ? 'columns' : stepOf(of, search.step)
  const failure = step === 'columns' ? preview.error : step === 'preview' ? run.error : null
  const count = () => preview.mutate(undefined, { onSuccess: () => go({}) })

  const onStep = (wanted: Step) => {
    if (wanted === 'columns') go({ step: 'columns' })
    else if (wanted === 'preview' && of.status === 'previewed') go({})
    else if (wanted === 'preview') count()
  }
  const ready = checkColumns(of.columns).missing === null
  const stillOpen: Step[] = !canStillChange(of)
    ? []
    : step === 'columns' && !counting && ready
      ? ['preview']
      : step === 'preview'
        ? ['columns']
        : []
  useShortcut('mod+enter', () => onStep('preview'), {
    label: t('columns.next'),
    scope: t('title'),
    enabled: step === 'columns' && ready && !counting,
    whileTyping: true,
  })

  // The button that led here is gone; the keyboard goes on in the new step.
  const body = useRef<HTMLElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) body.current?.focus({ preventScroll: true, focusVisible: false } as FocusOptions)
    shown.current = step
  }, [step])

  return (
    <Page>
      <PageHeader
        title={
          <span className="flex items-center gap-1.5">
            <Button asChild variant="quiet" size="icon-sm" className="-ml-1.5">
              <Link to="/imports" aria-label={t('all')}>
                <ArrowLeft />
              </Link>
            </Button>
            <span className="max-w-[52vw] truncate lg:max-w-[40rem]" title={of.fileName}>
              {of.fileName}
            </span>
          </span>
        }
        meta={<Badge tone={statusTones[of.status]}>{t(`status.${of.status}`)}</Badge>}
        actions={
          step === 'columns' ? (
            <Button
              key="preview"
              variant="primary"
              shortcut="mod+enter"
              disabled={!ready}
              busy={counting}
              title={t('columns.nextHint')}
              onClick={() => onStep('preview')}
            >
              {t('columns.next')}
            </Button>
          ) : step === 'preview' && of.preview ? (
            <>
              <Button key="back" onClick={() => onStep('columns')}>
                {t('preview.back')}
              </Button>
              <RunButton preview={of.preview} busy={run.isPending} onRun={() => run.mutate()} />
            </>
          ) : null
        }
      >
        <Steps at={step} open={stillOpen} onGo={onStep} />
      </PageHeader>
      {uploadPanel}
      {failure && <ErrorLine error={failure} className="m-4 mb-0" />}
      <section
        key={step}
        ref={body}
        aria-label={t(`steps.${step}`)}
        // The preview has nothing to focus in it, and is scrolled by keyboard all the same.
        tabIndex={step === 'preview' ? 0 : -1}
        className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
      >
        {counting ? (
          <Counting />
        ) : step === 'columns' ? (
          <ColumnsStep of={of} />
        ) : step === 'preview' ? (
          of.preview && <PreviewStep preview={of.preview} />
        ) : (
          <ResultStep
            of={of}
            place={{ outcome: search.outcome, row: search.row }}
            onPlace={(place) => go(place, true)}
            onChange={() => onStep('columns')}
          />
        )}
      </section>
    </Page>
  )
}
