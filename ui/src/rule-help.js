/** What a line of a rule file means and what its slots take. */
import { hoverTooltip } from '@codemirror/view';

const SLOT = /\{(\w+)\}/g;

const literal = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\bit\b/g, '(?:it|they)').replace(/\bits\b/g, '(?:its|their)')
  .replace(/^a /, 'an? ').replace(/ /g, ' +');

/** A regular expression of a sentence up to a number of its slots, or of the whole of it. */
export function pattern(sentence, slots = Infinity) {
  const pieces = sentence.words.split(SLOT).filter((piece, index) => index % 2 === 0);
  if (slots < pieces.length - 1) {
    return new RegExp(`^\\s*${pieces.slice(0, slots + 1).map(literal).join('(.+?)')}$`);
  }
  return new RegExp(`^\\s*${pieces.map(literal).join('(.+?)')}\\s*$`);
}

/** The part of a rule that a line stands in: when, then, or nothing above the first rule. */
export function partAt(doc, number) {
  for (let at = number - 1; at >= 1; at -= 1) {
    const text = doc.line(at).text.trim();
    if (text === 'when' || text === 'then') {
      return text;
    }
    if (text === 'end' || text.startsWith('rule ')) {
      return '';
    }
  }
  return '';
}

function paragraph(className, ...content) {
  const element = Object.assign(document.createElement('p'), { className: `${className} govuk-!-margin-bottom-1` });
  element.append(...content);
  return element;
}

function drawn(sentence) {
  const help = Object.assign(document.createElement('div'), { className: 'app-rule-help' });
  help.append(paragraph('govuk-body-s govuk-!-font-weight-bold', sentence.topic),
    paragraph('govuk-body-s', Object.assign(document.createElement('code'), { textContent: sentence.words })));
  sentence.slots.forEach(slot => {
    const choices = slot.choices.length > 0 && slot.choices.length <= 8 ? `: ${slot.choices.join(', ')}` : '';
    help.append(paragraph('govuk-body-s', `{${slot.name}} takes ${slot.takes}${choices}.`));
  });
  if (sentence.example) {
    help.append(paragraph('govuk-body-s', 'In force: ', Object.assign(document.createElement('code'), { textContent: sentence.example })));
  }
  return help;
}

function drawnLine(line) {
  const help = Object.assign(document.createElement('div'), { className: 'app-rule-help' });
  help.append(paragraph('govuk-body-s govuk-!-font-weight-bold', line.name),
    paragraph('govuk-body-s', line.choices.length > 0 ? `One of: ${line.choices.join(', ')}.`
      : /^(in force from|next review)$/.test(line.name) ? 'A day, for example 2026-04-01.' : 'Words of your own.'));
  return help;
}

export const drawnHelp = drawn;

/** An element with the help for the line at a position; null when there is none. */
export function helpFor(state, position, words) {
  if (!words) {
    return null;
  }
  const line = state.doc.lineAt(position);
  const part = partAt(state.doc, line.number);
  if (part === '') {
    const name = line.text.split(':')[0].trim();
    const above = words.lines.find(each => each.name === name);
    return above ? drawnLine(above) : null;
  }
  const sentence = words.sentences.find(each => each.part === part && pattern(each).test(line.text));
  return sentence ? drawn(sentence) : null;
}

export const helpTooltip = words => hoverTooltip((view, position) => {
  const help = helpFor(view.state, position, words);
  return help && { pos: view.state.doc.lineAt(position).from, create: () => ({ dom: help }) };
});
