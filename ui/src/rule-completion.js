/** What may be written at the cursor: lines above the rules, sentences of the part, and what their slots take. */
import { drawnHelp, partAt, pattern } from './rule-help.js';

const FRAME = ['when', 'then', 'end'];

/** The record that the rule is about: the nearest line above that names one. */
function record(doc, number, words) {
  for (let at = number; at >= 1; at -= 1) {
    const { text } = doc.line(at);
    const named = words.records.filter(each => text.includes(each.name)).sort((one, other) => other.name.length - one.name.length)[0];
    if (named) {
      return named;
    }
    if (text.startsWith('rule ')) {
      return null;
    }
  }
  return null;
}

function choices(slot, about, line) {
  switch (slot.name) {
    case 'event': case 'otherEvent': case 'lastEvent': return about ? about.events : [];
    case 'state': return about ? about.states : [];
    case 'quantity': return about ? about.quantities : [];
    case 'attribute': return about ? Object.keys(about.attributes) : [];
    case 'choice': case 'otherChoice': return about ? Object.entries(about.attributes).filter(([name]) => line.includes(name)).flatMap(([, all]) => all) : [];
    default: return slot.choices;
  }
}

/** What the slot takes in which the cursor stands, for every sentence whose beginning the line is. */
function inSlots(sentences, before, about) {
  const found = new Map();
  sentences.forEach(sentence => sentence.slots.forEach((slot, index) => {
    const start = pattern(sentence, index);
    for (let length = before.length; length > 0; length -= 1) {
      const typed = before.slice(length);
      if (typed.length <= 60 && start.test(before.slice(0, length)) && / $/.test(before.slice(0, length))) {
        choices(slot, about, before).filter(choice => choice.startsWith(typed)).forEach(choice => found.set(choice, { typed, takes: slot.takes }));
        return;
      }
    }
  }));
  return [...found].map(([label, { typed, takes }]) => ({ label, typed, detail: takes.slice(0, 40) }));
}

/** A sentence is written with its slots in braces, the first of them selected, so that typing replaces it. */
function write(sentence, indent) {
  return (view, completion, from, to) => {
    const text = indent + sentence.words;
    const slot = /\{\w+\}/.exec(text);
    view.dispatch({
      changes: { from, to, insert: text },
      selection: slot ? { anchor: from + slot.index, head: from + slot.index + slot[0].length } : { anchor: from + text.length },
      userEvent: 'input.complete',
    });
  };
}

export const completions = words => context => {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const part = partAt(context.state.doc, line.number);
  if (!context.explicit && before.trim().length < 2) {
    return null;
  }
  if (part === '') {
    const value = /^([a-z ]+): *(.*)$/.exec(before);
    const named = value && words.lines.find(each => each.name === value[1]);
    if (named) {
      return { from: context.pos - value[2].length, options: named.choices.map(label => ({ label })) };
    }
    return { from: line.from, options: [...words.lines.map(each => ({ label: `${each.name}: ` })), ...FRAME.map(label => ({ label })), { label: 'rule ""' }] };
  }
  const sentences = words.sentences.filter(sentence => sentence.part === part);
  const slots = inSlots(sentences, before, record(context.state.doc, line.number, words));
  if (slots.length > 0) {
    const longest = Math.max(...slots.map(slot => slot.typed.length));
    return { from: context.pos - longest, options: slots.filter(slot => slot.typed.length === longest).map(({ label, detail }) => ({ label, detail })) };
  }
  const indent = before.length - before.trimStart().length;
  const options = sentences.map(sentence => ({
    label: sentence.words, section: sentence.topic, info: () => drawnHelp(sentence), apply: write(sentence, indent === 0 ? '    ' : ''),
  }));
  return { from: line.from + indent, to: line.to, options: [...options, ...FRAME.map(label => ({ label }))] };
};
