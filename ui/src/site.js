import * as govuk from 'govuk-frontend';
import { Alert, DatePicker } from '@ministryofjustice/frontend';
import { keepDrafts } from './draft-saving.js';
import { followAll } from './progress.js';
import { watchDrafts } from './studio.js';

govuk.initAll();
govuk.createAll(Alert);
govuk.createAll(DatePicker);
followAll();
watchDrafts();
keepDrafts();

/**
 * The process drawing is four times the rest together, so it is loaded only on a page that has one. The addresses are on
 * this script's own element, because only the server knows the hashes in them.
 */
if (document.querySelector('[data-module="process-diagram"]')) {
  const { processDiagram, processDiagramStyle } = document.querySelector('script[data-process-diagram]').dataset;
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = processDiagramStyle;
  document.head.append(style);
  import(processDiagram);
}

/** The same holds for the editor in which standards are written. */
if (document.querySelector('textarea[data-rule-editor]')) {
  import(document.querySelector('script[data-rule-editor]').dataset.ruleEditor);
}
