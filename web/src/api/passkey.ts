// Passkeys of this browser: what the server asks, put to the authenticator, and what it said, as the server reads it.
import type { PasskeyAsk, PasskeyOffer, AddPasskeyOrder, UsePasskey } from './types'

/** The person closed the question, or their authenticator has nothing to offer. Nothing went wrong. */
export class NoPasskey extends Error {
  override name = 'NoPasskey'
}

export function base64url(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

/** Passkeys work under the server's own name only. */
export function passkeysWork(site: string): boolean {
  return site !== '' && 'PublicKeyCredential' in window && location.hostname === site
}

async function asked(question: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const said = await question()
    if (said instanceof PublicKeyCredential) return said
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  throw new NoPasskey()
}

/** A new one, made by this device's authenticator or one that the person connects. */
export async function makePasskey(offer: PasskeyOffer, name: string): Promise<AddPasskeyOrder> {
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: fromBase64url(offer.challenge),
    rp: { id: offer.site, name: 'Schakel' },
    user: { id: fromBase64url(offer.user), name: offer.name, displayName: offer.name },
    pubKeyCredParams: offer.algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: offer.known.map((id) => ({ type: 'public-key', id: fromBase64url(id) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    attestation: 'none',
  }
  const { response } = await asked(() => navigator.credentials.create({ publicKey }))
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new NoPasskey()
  return { name, client_data: base64url(response.clientDataJSON), authenticator_data: base64url(response.getAuthenticatorData()), algorithm: response.getPublicKeyAlgorithm() }
}

/** Whose it is, the authenticator says. */
export async function usePasskey(ask: PasskeyAsk): Promise<UsePasskey> {
  const publicKey: PublicKeyCredentialRequestOptions = { challenge: fromBase64url(ask.challenge), rpId: ask.site, userVerification: 'preferred' }
  const said = await asked(() => navigator.credentials.get({ publicKey }))
  const { response } = said
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new NoPasskey()
  return {
    credential: base64url(said.rawId),
    client_data: base64url(response.clientDataJSON),
    authenticator_data: base64url(response.authenticatorData),
    signature: base64url(response.signature),
    user: response.userHandle === null ? '' : base64url(response.userHandle),
  }
}
