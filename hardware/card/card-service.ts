import type { CardReader, ReaderState } from './card.ts'
import { cardRequest } from './card-message.ts'
import type { CardReply, CardRequest } from './card-message.ts'
import type { Said } from './said.ts'

/** The card process's end of the pipe to the terminal. */
export interface ParentPipe {
  send(reply: CardReply): void
  onMessage(listener: (message: unknown) => void): void
  /** Ends this process. */
  end(): void
}

/** Which reader is to be opened, and how. */
export type Opening = Omit<Extract<CardRequest, { kind: 'open' }>, 'kind'>

/** What a reader tells besides its changes. */
export interface Telling {
  /** Of every command before it goes to the card. */
  readonly onSending: (extended: boolean) => void
  readonly onSaid: (said: Said) => void
  readonly onState: (state: ReaderState) => void
  /** Of every reader that the service shows, ours or not. */
  readonly onReader: (name: string) => void
}

type Open = (opening: Opening, telling: Telling) => CardReader

/** Serves one card reader over the pipe. A message that is none of ours is a bug: the process ends on it, and is started anew. */
export function serveCards(pipe: ParentPipe, open: Open, forget: () => Promise<void>): void {
  let reader: CardReader | null = null
  pipe.onMessage((message) => {
    const request = cardRequest.parse(message)
    if (request.kind !== 'open') {
      if (reader === null) throw new Error('no card reader was opened')
      // A rejection is a bug and ends the process, which sees to that for every unhandled one.
      void answer(pipe, reader, request, forget)
      return
    }
    if (reader !== null) throw new Error('the card reader is open already')
    reader = open(request, {
      onSending: (extended) => pipe.send({ kind: 'sending', extended }),
      onSaid: (said) => pipe.send({ kind: 'said', said }),
      onState: (state) => pipe.send({ kind: 'state', state }),
      onReader: (name) => pipe.send({ kind: 'reader', name }),
    })
    pipe.send({ kind: 'state', state: reader.state })
    reader.watch((change) => pipe.send({ kind: 'change', change }))
  })
}

async function answer(
  pipe: ParentPipe, reader: CardReader, request: Exclude<CardRequest, { kind: 'open' }>, forget: () => Promise<void>,
): Promise<void> {
  switch (request.kind) {
    case 'identify':
      return pipe.send({ kind: 'identified', id: request.id, outcome: await reader.identify() })
    case 'prepare':
      await reader.prepare(request.expected)
      return pipe.send({ kind: 'prepared', id: request.id })
    case 'prove': {
      const outcome = await reader.prove(request.challenge, request.pin, request.expected)
      pipe.send({ kind: 'proved', id: request.id, outcome })
      return overwrite(outcome)
    }
    case 'readFacts': {
      const outcome = await reader.readFacts(request.number, request.expected)
      pipe.send({ kind: 'factsRead', id: request.id, outcome })
      return overwrite(outcome)
    }
    case 'forget':
      await forget()
      return pipe.send({ kind: 'forgotten', filler: request.filler })
    case 'close':
      await reader.close()
      return pipe.end()
  }
}

/** The pipe has its own copy by now, and this process serves the next customer too. */
function overwrite(outcome: object): void {
  for (const bytes of Object.values(outcome)) if (bytes instanceof Uint8Array) bytes.fill(0)
}
