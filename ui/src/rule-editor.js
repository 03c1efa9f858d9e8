/**
 * Makes an editor of a text area in which a standard or its worked examples are written. Markup:
 *
 *   <textarea id="rules" data-rule-editor="rules" data-vocabulary="/api/v1/vocabulary" aria-describedby="rules-hint"></textarea>
 *
 * The text area stays the field of the form: what is typed here is written into it at once, so that saving, looking at problems
 * and working without scripts are the same with and without the editor. The Tab key leaves it.
 */
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { tags } from '@lezer/highlight';
import { StyleModule } from 'style-mod';
import { completions } from './rule-completion.js';
import { helpFor, helpTooltip } from './rule-help.js';
import { examples, rules } from './rule-language.js';

/**
 * Styles go into constructed style sheets: the content policy allows no style element, and these need none.
 * A module's sheet is made once for the page, whatever the number of editors.
 */
const sheets = new Map();
StyleModule.mount = (root, modules) => {
  const wanted = (Array.isArray(modules) ? modules : [modules]).map(module => {
    if (!sheets.has(module)) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(module.getRules());
      sheets.set(module, sheet);
    }
    return sheets.get(module);
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter(sheet => !wanted.includes(sheet)), ...wanted];
};

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: '#144e81', fontWeight: 'bold' },
  { tag: tags.propertyName, color: '#54319f' },
  { tag: tags.number, color: '#80224d', fontWeight: 'bold' },
  { tag: tags.atom, color: '#80224d', fontWeight: 'bold' },
  { tag: tags.string, color: '#005a30' },
  { tag: tags.className, color: '#1a65a6' },
  { tag: tags.comment, color: '#484949' },
]);

const appearance = EditorView.theme({
  '&': { border: '2px solid #0b0c0c', fontSize: '1rem', backgroundColor: '#ffffff', maxHeight: '40rem' },
  '&.cm-focused': { outline: '3px solid #ffdd00', outlineOffset: '0', boxShadow: 'inset 0 0 0 2px #0b0c0c' },
  '.cm-scroller': { fontFamily: 'ui-monospace, menlo, consolas, monospace', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: '#0b0c0c' },
  '.cm-gutters': { backgroundColor: '#f3f3f3', color: '#484949', borderRight: '1px solid #cecece' },
  '.cm-activeLine': { backgroundColor: '#f4f8fb' },
  // The library's own marks are pictures in data addresses, which the content policy does not allow.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy #ca3535 2px', textUnderlineOffset: '3px' },
  '.cm-lintPoint:after': { borderBottomColor: '#ca3535' },
  '.cm-tooltip': { border: '1px solid #0b0c0c', backgroundColor: '#ffffff', maxWidth: 'min(38rem, 90vw)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: '#1a65a6', color: '#ffffff' },
  '.cm-tooltip.cm-completionInfo': { padding: '10px' },
  '.app-rule-help': { padding: '10px', margin: '0' },
});

function offset(doc, { line, column }) {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const indent = at.text.length - at.text.trimStart().length;
  return { from: Math.min(at.from + (column > 0 ? column - 1 : indent), at.to), to: at.to };
}

function diagnostic(doc, problem) {
  const { from, to } = offset(doc, problem);
  return { from, to, severity: 'error', message: problem.message };
}

/** The names and hints of the text area are those of the editor. */
function described(area) {
  const label = area.labels[0];
  label.id ||= `${area.id}-label`;
  return {
    'aria-labelledby': label.id,
    'aria-describedby': area.getAttribute('aria-describedby') || '',
    // It can be reached by keyboard as it is; said aloud, so that whoever checks the page knows.
    tabindex: '0',
    spellcheck: 'false',
    autocapitalize: 'off',
  };
}

/** What the line under the cursor takes, below the text: the same that hovering shows, for whoever does not hover. */
function helpBelow(area, words) {
  const box = Object.assign(document.createElement('div'), { id: `${area.id}-help`, className: 'govuk-inset-text app-rule-help-below' });
  const show = state => {
    const help = helpFor(state, state.selection.main.head, words);
    box.replaceChildren(help || Object.assign(document.createElement('p'), {
      className: 'govuk-body-s govuk-!-margin-bottom-0',
      textContent: 'Press Control and Space to see what may be written here. Press the Tab key to leave the text.',
    }));
  };
  return { box, show };
}

function edit(area, words) {
  const sentences = area.dataset.ruleEditor === 'rules';
  const { box, show } = helpBelow(area, sentences ? words : null);
  const view = new EditorView({
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), EditorView.lineWrapping, appearance,
        StreamLanguage.define(sentences ? rules : examples), syntaxHighlighting(colours),
        sentences ? [autocompletion({ override: [completions(words)], icons: false }), helpTooltip(words)] : [],
        EditorView.contentAttributes.of(described(area)),
        EditorState.readOnly.of(area.readOnly),
        // Nothing is bound to the Tab key: it leaves the text, as in every field.
        keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of(update => {
          if (update.docChanged) {
            area.value = update.state.doc.toString();
            area.dispatchEvent(new Event('input', { bubbles: true }));
          }
          if (update.docChanged || update.selectionSet) {
            show(update.state);
          }
        }),
      ],
    }),
  });
  area.before(view.dom);
  area.before(box);
  // The design system's text area is shown even when it says it is hidden.
  area.style.display = 'none';
  show(view.state);
  area.labels[0].addEventListener('click', () => view.focus());
  area.addEventListener('studio:problems', event => {
    const { doc } = view.state;
    view.dispatch(setDiagnostics(view.state, event.detail.map(problem => diagnostic(doc, problem))));
  });
  // What another script writes into the field, such as the form beside it, is written here too.
  area.addEventListener('studio:written', () => {
    if (area.value !== view.state.doc.toString()) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: area.value } });
    }
  });
  area.dispatchEvent(new CustomEvent('studio:ready'));
  return view;
}

async function start() {
  const areas = [...document.querySelectorAll('textarea[data-rule-editor]')];
  const answer = await fetch(areas[0].dataset.vocabulary);
  if (answer.ok) {
    const words = await answer.json();
    // Measured once all styles are there: the heights of lines are those of the last style sheet.
    areas.map(area => edit(area, words)).forEach(view => view.requestMeasure());
  }
}

// Without the vocabulary the text areas stay as they are.
start().catch(() => {});
