/**
 * Saves a draft by itself while somebody writes. Markup:
 *
 *   <form data-studio-draft="RC-0012" data-studio-save="/api/v1/change-requests/RC-0012/standards/ASC-REV-01">
 *     <input type="hidden" name="version" value="3"> … <div id="draft-saving" role="status"></div>
 *
 * A form of single fields says so with data-studio-fields and has all of them saved, but for what adds a sentence: that needs a
 * page of new fields, and so its button.
 *
 * A form of a row that enters its table by its button says so with data-studio-typed: what is typed is kept beside the draft for its
 * writer alone, so no version stands against it.
 *
 * The service saves only over the version that was seen. When somebody else has saved meanwhile, it says so, nothing is
 * overwritten, and saving stops until the person has looked. Without scripts the buttons save.
 */
const PAUSE_MILLISECONDS = 2000;
const NOT_OF_THE_DRAFT = ['version', '_csrf', 'add'];

function say(status, words, warning = false) {
  if (status.dataset.said !== words) {
    status.dataset.said = words;
    status.replaceChildren(Object.assign(document.createElement('p'), {
      className: warning ? 'govuk-inset-text govuk-!-font-weight-bold' : 'govuk-hint', textContent: words,
    }));
  }
}

const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector('#draft-saving');
    this.saved = this.texts();
    this.stopped = false;
    this.saving = Promise.resolve();
  }

  texts() {
    return JSON.stringify('studioFields' in this.form.dataset ? { fields: this.fields() }
      : { rules: this.form.elements.rules.value, examples: this.form.elements.examples.value });
  }

  fields() {
    return Object.fromEntries([...new FormData(this.form)].filter(([name]) => !NOT_OF_THE_DRAFT.includes(name)));
  }

  get unsaved() {
    return this.texts() !== this.saved;
  }

  /** One save after the other: each says the version that the one before it made. */
  save() {
    this.saving = this.saving.then(() => this.send()).catch(() => say(this.status, 'Not saved: the service did not answer. It is tried again while you write; keep this page open.', true));
    return this.saving;
  }

  async send() {
    if (this.stopped || !this.unsaved) {
      return;
    }
    const texts = this.texts();
    const answer = await fetch(this.form.dataset.studioSave, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': this.form.elements._csrf.value },
      body: JSON.stringify({ version: Number(this.form.elements.version.value), ...JSON.parse(texts) }),
    });
    const said = await answer.json();
    if (answer.ok) {
      this.saved = texts;
      if ('studioTyped' in this.form.dataset) {
        say(this.status, `What you typed is kept since ${clock()}. Nothing is lost when you leave this page; the button puts it into the draft.`);
      } else {
        this.form.elements.version.value = said.version;
        say(this.status, `Saved at ${clock()}. Nothing is lost when you leave this page.`);
      }
    } else {
      this.stopped = answer.status === 409;
      say(this.status, `Not saved. ${said.detail}`, true);
    }
  }
}

function keep(form) {
  const draft = new Draft(form);
  let waiting;
  let leaving = false;
  form.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => draft.save(), PAUSE_MILLISECONDS);
  });
  form.addEventListener('submit', event => {
    window.clearTimeout(waiting);
    if (!leaving) {
      // A save that is under way makes another version: the form is sent with that one. Not before this event is over: until
      // then the browser sends nothing, and with nothing to wait for the button would do nothing.
      event.preventDefault();
      draft.saving.then(() => window.setTimeout(() => {
        leaving = true;
        form.requestSubmit(event.submitter);
      }));
    }
  });
  window.addEventListener('beforeunload', event => {
    if (!leaving && draft.unsaved) {
      event.preventDefault();
    }
  });
}

export function keepDrafts() {
  document.querySelectorAll('form[data-studio-save]').forEach(keep);
}
