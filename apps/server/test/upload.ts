import type { SignedIn } from './people.ts'

/** Sends a file the way a browser's form does. */
export const upload = (person: SignedIn, url: string, fileName: string, content: Buffer | string) => {
  const boundary = 'telehub-test-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return person.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}
