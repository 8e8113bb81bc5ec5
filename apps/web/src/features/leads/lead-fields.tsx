import { useId } from 'react'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { formatLanguage } from '@/lib/formats.ts'
import { type Key, useTranslation } from '@/lib/i18n.ts'
import { Field, Fieldset } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Select } from '@/ui/select.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import type { LeadFormValues } from './lead-form-values.ts'

interface LeadFieldsProps {
  register: UseFormRegister<LeadFormValues>
  errors: FieldErrors<LeadFormValues>
  campaigns: readonly { id: number; name: string }[]
  /** A language the lead has already, kept in the list even if it is a rare one. */
  language: string | null
}

/** The languages most spoken in India, and English. */
const languages = ['hi', 'mr', 'en', 'bn', 'te', 'ta', 'gu', 'ur', 'kn', 'or', 'ml', 'pa', 'as'] as const

type TextField = 'name' | 'organisation' | 'designation' | 'email' | 'city' | 'district' | 'state' | 'pin' | 'source'

/** The fields of a lead in the order a person tells them. */
export function LeadFields({ register, errors, campaigns, language }: LeadFieldsProps) {
  const { t } = useTranslation('leads')
  const vip = useId()
  const known = language && !languages.some((one) => one === language) ? [language, ...languages] : languages
  const text = (name: TextField, type = 'text') => (
    <Field label={t(`form.${name}` satisfies Key<'leads'>)} error={errors[name]?.message}>
      {(control) => <Input {...control} type={type} autoComplete="off" {...register(name)} />}
    </Field>
  )
  const number = (name: 'score' | 'expectedValue' | 'budget', hint: string) => (
    <Field label={t(`form.${name}`)} hint={hint} error={errors[name]?.message}>
      {(control) => <Input {...control} inputMode="decimal" autoComplete="off" {...register(name)} />}
    </Field>
  )
  const grid = 'grid gap-3 sm:grid-cols-2'
  return (
    <>
      <Fieldset legend={t('form.who')}>
        <div className={grid}>
          {text('name')}
          {text('organisation')}
          {text('designation')}
          <Field label={t('form.decisionMaker')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: '', label: t('form.unknown') },
                  { value: 'yes', label: t('fact.yes') },
                  { value: 'no', label: t('fact.no') },
                ]}
                {...register('decisionMaker')}
              />
            )}
          </Field>
          <Field label={t('form.phones')} hint={t('form.phonesHint')} error={errors.phones?.message}>
            {(control) => <Textarea {...control} inputMode="tel" {...register('phones')} />}
          </Field>
          {text('email', 'email')}
        </div>
      </Fieldset>
      <Fieldset legend={t('form.where')}>
        <div className={grid}>
          {text('city')}
          {text('district')}
          {text('state')}
          {text('pin')}
          <Field label={t('form.language')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: '', label: t('form.languageNone') },
                  ...known.map((code) => ({ value: code, label: formatLanguage(code) })),
                ]}
                {...register('language')}
              />
            )}
          </Field>
        </div>
      </Fieldset>
      <Fieldset legend={t('form.about')}>
        <div className={grid}>
          {text('source')}
          <Field label={t('form.campaign')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: '', label: t('form.campaignNone') },
                  ...campaigns.map((one) => ({ value: String(one.id), label: one.name })),
                ]}
                {...register('campaignId')}
              />
            )}
          </Field>
          {number('score', t('form.scoreHint'))}
          <div className="flex items-center gap-2 sm:pt-5">
            <input id={vip} type="checkbox" className="size-4 accent-primary" {...register('vip')} />
            <label htmlFor={vip}>{t('form.vip')}</label>
          </div>
          {number('expectedValue', t('form.money'))}
          {number('budget', t('form.money'))}
        </div>
        <Field label={t('form.notes')}>{(control) => <Textarea {...control} {...register('notes')} />}</Field>
      </Fieldset>
    </>
  )
}
