import { expect, test } from 'vitest'
import { holderOf } from './holder.ts'

/** Self-signed, serial 0A BC 12; its key was thrown away when it was made. */
const certificate = Buffer.from([
  'MIIBpjCCAUygAwIBAgIDCrwSMAoGCCqGSM49BAMCMDExCzAJBgNVBAYTAkpQMRMwEQYDVQQKDApGaWN0aXRpb3VzMQ0wCwYDVQQDDAREZW1vMB4XDTI2',
  'MTEyMTE4NTU1M1oXDTM2MTExODE4NTU1M1owMTELMAkGA1UEBhMCSlAxEzARBgNVBAoMCkZpY3RpdGlvdXMxDTALBgNVBAMMBERlbW8wWTATBgcqhkjO',
  'PQIBBggqhkjOPQMBBwNCAAStLIdEzuf3sZzoPvrBNob+cdW5JcWka5W4YYdLVfPyxXePsrle0X5a4PlUarLaoNlkJI6clw6pLVLoTuJJHAGIo1MwUTAd',
  'BgNVHQ4EFgQUyXAbaMd/vyciNOc+ToGvTWZLyj8wHwYDVR0jBBgwFoAUyXAbaMd/vyciNOc+ToGvTWZLyj8wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjO',
  'PQQDAgNIADBFAiEA6ofE12OvA1NorAnJdJApN3jkDoFxGah3bHlGhG8knFUCIBspJdOkvu5V3Fr77Bqu5Alj0UK7UL74N4E7BC9H2yj8',
].join(''), 'base64')

test('issuer as the certificate names it, serial in upper-case hex', () => {
  expect(holderOf(certificate)).toEqual({ issuer: 'C=JP\nO=Fictitious\nCN=Demo', serial: '0ABC12' })
})

test('bytes that are no certificate, or half of one, have no holder', () => {
  expect(holderOf(Buffer.from('nonsense'))).toBeNull()
  expect(holderOf(certificate.subarray(0, 100))).toBeNull()
  expect(holderOf(new Uint8Array())).toBeNull()
})
