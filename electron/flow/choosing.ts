import { answerTo, applicable, isComplete, newDraft, offered, orderOf, questionOf, withAnswer } from './draft.ts'
import type { Advance } from './effect.ts'
import type { Draft, Flow, Step } from './flow.ts'
import { attended, move } from './move.ts'
import type { Question } from './menu.ts'
import type { Touch } from './touch.ts'

type At<K extends Step['kind']> = Extract<Step, { kind: K }>

/** ⑤ 証明書選択. */
export function choosing(flow: Flow, step: At<'choosing'>, touch: Touch): Advance {
  if (touch.kind === 'choose') {
    if (offered(step.menu, touch.certificate) === undefined) return 'ignored'
    return attended({ ...flow, step: { ...step, chosen: touch.certificate } })
  }
  if (touch.kind !== 'confirm' || step.chosen === null) return 'ignored'
  const entry = offered(step.menu, step.chosen)
  if (entry === undefined) return 'ignored'
  return goOn(flow, newDraft(step.menu, entry), null)
}

/** ⑥⑦⑧, one question at a time. */
export function asking(flow: Flow, step: At<'asking'>, touch: Touch): Advance {
  const question = questionOf(step.draft, step.question)
  if (question === undefined) return 'ignored'
  if (step.caution !== null) return cautioned(flow, step, step.caution, touch)
  switch (touch.kind) {
    case 'answer': return answered(flow, step, question, touch)
    case 'confirm': return isComplete(question, step.chosen) ? answerGiven(flow, step) : 'ignored'
    case 'back': return step.editing ? move(flow, { kind: 'confirming', draft: step.draft }) : goBack(flow, step.draft, step.question)
    case 'language': case 'cancel': case 'choose': case 'copies': case 'edit': case 'taken': case 'continue': return 'ignored'
  }
}

/** ⑨ 部数. */
export function copies(flow: Flow, step: At<'copies'>, touch: Touch): Advance {
  switch (touch.kind) {
    case 'copies':
      if (touch.copies > step.draft.entry.copiesLimit) return 'ignored'
      return attended({ ...flow, step: { ...step, draft: { ...step.draft, copies: touch.copies } } })
    case 'confirm': return move(flow, { kind: 'confirming', draft: step.draft })
    case 'back': return step.editing ? move(flow, { kind: 'confirming', draft: step.draft }) : goBack(flow, step.draft, null)
    case 'language': case 'cancel': case 'choose': case 'answer': case 'edit': case 'taken': case 'continue': return 'ignored'
  }
}

/** ⑩ 内容確認. What is shown here is what is sent and what is signed (I-04). */
export function confirming(flow: Flow, step: At<'confirming'>, touch: Touch): Advance {
  switch (touch.kind) {
    case 'confirm': {
      const order = orderOf(step.draft)
      const applied = { ...flow, holding: { ...flow.holding, data: 'held' as const, issue: 'applied' as const } }
      return move(applied, { kind: 'downloading', order, received: 0, total: null }, [{ kind: 'openVault', order }])
    }
    case 'back': return move(flow, { kind: 'copies', draft: step.draft, editing: false })
    case 'edit': return edit(flow, step.draft, touch.line)
    case 'language': case 'cancel': case 'choose': case 'answer': case 'copies': case 'taken': case 'continue': return 'ignored'
  }
}

function edit(flow: Flow, draft: Draft, line: string): Advance {
  if (line === 'certificate') return move(flow, { kind: 'choosing', menu: draft.menu, chosen: draft.entry.kind })
  if (line === 'copies') return move(flow, { kind: 'copies', draft, editing: true })
  const question = applicable(draft).find((asked) => asked.id === line)
  return question === undefined ? 'ignored' : ask(flow, draft, question, true)
}

function answered(flow: Flow, step: At<'asking'>, question: Question, touch: Extract<Touch, { kind: 'answer' }>): Advance {
  const choice = question.choices.find((candidate) => candidate.id === touch.choice)
  if (touch.question !== question.id || choice === undefined) return 'ignored'
  if (question.screen === 'scope') return touch.on ? attended({ ...flow, step: { ...step, chosen: [choice.id] } }) : 'ignored'
  const others = step.chosen.filter((id) => id !== choice.id)
  if (!touch.on) return attended({ ...flow, step: { ...step, chosen: others } })
  if ('caution' in choice && choice.caution && !step.chosen.includes(choice.id)) return attended({ ...flow, step: { ...step, caution: choice.id } })
  return attended({ ...flow, step: { ...step, chosen: [...others, choice.id] } })
}

/** 番号法: 個人番号 is printed only after a second, deliberate yes. */
function cautioned(flow: Flow, step: At<'asking'>, item: string, touch: Touch): Advance {
  if (touch.kind === 'confirm') return attended({ ...flow, step: { ...step, caution: null, chosen: [...step.chosen, item] } })
  if (touch.kind === 'back') return attended({ ...flow, step: { ...step, caution: null } })
  return 'ignored'
}

function answerGiven(flow: Flow, step: At<'asking'>): Advance {
  const draft = withAnswer(step.draft, { question: step.question, choices: step.chosen })
  if (!step.editing) return goOn(flow, draft, step.question)
  const open = applicable(draft).find((question) => answerTo(draft, question.id) === undefined)
  return open === undefined ? move(flow, { kind: 'confirming', draft }) : ask(flow, draft, open, true)
}

function goOn(flow: Flow, draft: Draft, after: string | null): Advance {
  const questions = applicable(draft)
  const next = questions[questions.findIndex((question) => question.id === after) + 1]
  return next === undefined ? move(flow, { kind: 'copies', draft, editing: false }) : ask(flow, draft, next, false)
}

function goBack(flow: Flow, draft: Draft, before: string | null): Advance {
  const questions = applicable(draft)
  const place = before === null ? questions.length : questions.findIndex((question) => question.id === before)
  const previous = questions[place - 1]
  if (previous !== undefined) return ask(flow, draft, previous, false)
  return move(flow, { kind: 'choosing', menu: draft.menu, chosen: draft.entry.kind })
}

function ask(flow: Flow, draft: Draft, question: Question, editing: boolean): Advance {
  const chosen = answerTo(draft, question.id)?.choices ?? []
  return move(flow, { kind: 'asking', draft, question: question.id, chosen, caution: null, editing })
}
