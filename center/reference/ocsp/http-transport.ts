import { request as httpRequest } from 'node:http'
import { largestResponse } from './response.ts'
import type { OcspTransport } from './client.ts'

/** Posts requests to a responder (RFC 6960 A.1), each on a connection of its own. What is too large or is no OCSP answer is `malformed`. */
export function httpTransport(url: URL): OcspTransport {
  return (question, signal) => new Promise((resolve) => {
    const headers = { 'content-type': 'application/ocsp-request', 'content-length': question.length }
    const request = httpRequest(url, { method: 'POST', agent: false, headers })
    const fail = () => end('unreachable')
    signal.addEventListener('abort', fail)

    function end(answer: Uint8Array | 'unreachable' | 'malformed'): void {
      signal.removeEventListener('abort', fail)
      request.destroy()
      resolve(answer)
    }

    // What comes after the end (the destroyed socket's own error) finds the promise settled.
    request.on('error', fail)
    request.on('response', (response) => {
      if (response.statusCode !== 200 || response.headers['content-type'] !== 'application/ocsp-response') return end('malformed')
      const chunks: Buffer[] = []
      let received = 0
      response.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received > largestResponse) return end('malformed')
        chunks.push(chunk)
      })
      response.on('end', () => end(Buffer.concat(chunks)))
      response.on('error', fail)
    })
    if (signal.aborted) return fail()
    request.end(question)
  })
}
