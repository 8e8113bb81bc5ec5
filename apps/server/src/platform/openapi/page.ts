import type { OpenApi, Operation } from './document.ts'
import type { JsonSchema } from './schemas.ts'

const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const code = (value: unknown): string => html(JSON.stringify(value, null, 2))

/** A schema in a few words: `string`, `integer | null`, `Lead`, `array of Call`. */
const words = (schema: JsonSchema): string => {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? ''
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ')
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as JsonSchema[]).map(words).join(' | ')
  if (schema.type === 'array') return `list of ${words((schema.items ?? {}) as JsonSchema)}`
  if (Array.isArray(schema.type)) return schema.type.join(' | ')
  return String(schema.format ?? schema.type ?? 'anything')
}

const anchor = (operation: Operation) => operation.operationId

const parameterRows = (operation: Operation): string =>
  (operation.parameters ?? [])
    .map(
      ({ name, in: place, required, schema }) =>
        `<tr><th scope="row"><code>${html(name)}</code></th><td>${place}${required ? ', required' : ''}</td><td>${html(words(schema))}</td></tr>`,
    )
    .join('')

const schemaBlock = (title: string, content: Record<string, { schema: JsonSchema }> | undefined): string =>
  Object.entries(content ?? {})
    .map(([kind, { schema }]) => {
      const named = typeof schema.$ref === 'string'
      const body = named ? `<a href="#schema-${words(schema)}">${words(schema)}</a>` : `<pre>${code(schema)}</pre>`
      return `<h4>${title} <small>${html(kind)}</small></h4>${body}`
    })
    .join('')

const section = (method: string, path: string, operation: Operation): string => {
  const refusals = Object.entries(operation.responses).filter(([status]) => status !== '200')
  const open = operation.security.length === 0
  return `<article id="${anchor(operation)}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${html(path)}</code></h3>
<p>${html(operation.summary)}${open ? ' <em>No sign-in needed.</em>' : ''}</p>
${operation.parameters ? `<table><caption>Parameters</caption><tbody>${parameterRows(operation)}</tbody></table>` : ''}
<details><summary>What is sent and answered</summary>
${schemaBlock('Sent', operation.requestBody?.content)}${schemaBlock('Answered', operation.responses['200']?.content)}
</details>
<p class="refusals">Refusals: ${refusals.map(([status, { description }]) => `<strong>${status}</strong> ${html(description)}`).join(' · ')}</p>
</article>`
}

/** The document as a page to read: plain HTML, no script, so that it stands under the strictest policy. */
export const makePage = (document: OpenApi): string => {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const groups = document.tags.map(({ name }) => ({
    name,
    of: all.filter(({ operation }) => operation.tags[0] === name),
  }))
  const contents = groups
    .map(
      ({ name, of }) =>
        `<li><a href="#tag-${html(name)}">${html(name)}</a><ul>${of
          .map(
            ({ path, method, operation }) =>
              `<li><a href="#${anchor(operation)}">${method.toUpperCase()} ${html(path)}</a></li>`,
          )
          .join('')}</ul></li>`,
    )
    .join('')
  const body = groups
    .map(
      ({ name, of }) =>
        `<section id="tag-${html(name)}"><h2>${html(name)}</h2>${of
          .map(({ path, method, operation }) => section(method, path, operation))
          .join('')}</section>`,
    )
    .join('')
  const schemas = Object.entries(document.components.schemas)
    .map(([name, schema]) => `<article id="schema-${name}"><h3>${name}</h3><pre>${code(schema)}</pre></article>`)
    .join('')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} API ${html(document.info.version)}</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><nav aria-label="Contents"><h1>${document.info.title} API</h1><p><a href="/api/openapi.json">openapi.json</a> · version ${html(document.info.version)}</p><ul>${contents}<li><a href="#schemas">Schemas</a></li></ul></nav>
<main><p>${html(document.info.description)}</p>${body}<section id="schemas"><h2>Schemas</h2>${schemas}</section></main></body></html>`
}

export const pageStyle = `:root{color-scheme:light dark;--line:#8884;--dim:color-mix(in srgb,currentColor 70%,transparent)}
*{box-sizing:border-box}body{margin:0;display:grid;grid-template-columns:20rem minmax(0,1fr);font:14px/1.55 Inter,system-ui,sans-serif}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.25rem;border-right:1px solid var(--line)}
nav h1{font-size:1.1rem;margin:0}nav ul{list-style:none;padding:0;margin:.5rem 0}nav ul ul{margin:.15rem 0 .75rem .75rem;font-size:12px}
main{padding:1.25rem 2rem;max-width:62rem}a{color:inherit}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}
article{padding:.75rem 0;border-bottom:1px solid var(--line)}h3{margin:.25rem 0;font-size:1rem}h4{margin:.75rem 0 .25rem}
small,.refusals,caption,em{color:var(--dim)}code,pre{font:12.5px/1.5 ui-monospace,Menlo,monospace}
pre{overflow:auto;max-height:28rem;padding:.75rem;border:1px solid var(--line);border-radius:6px}
table{border-collapse:collapse;margin:.5rem 0}caption{text-align:left}th,td{text-align:left;padding:.15rem 1rem .15rem 0;font-weight:400;vertical-align:top}
.method{font:600 11px/1 ui-monospace,monospace;padding:.2rem .4rem;border:1px solid currentColor;border-radius:4px}
:focus-visible{outline:2px solid Highlight;outline-offset:2px}
@media(max-width:48rem){body{display:block}nav{position:static;height:auto;border:0}main{padding:1.25rem}}`
