/** How the lines of rule files and of worked examples are coloured. */

const NUMBER = /^\d[\d.-]*(?:st|nd|rd|th|%)?/;
const STANDARD = /^[A-Z]{2,5}-[A-Z]{2,4}-\d{2,3}/;

export const rules = {
  name: 'rules',
  startState: () => ({ rule: false }),
  token(stream, state) {
    if (stream.sol()) {
      if (stream.match(/^\s*(when|then|end)\s*$/)) {
        state.rule = stream.current().trim() !== 'end';
        return 'keyword';
      }
      if (stream.match(/^rule\b/)) {
        state.rule = true;
        return 'keyword';
      }
      if (!state.rule && stream.match(/^[a-z][a-z ]*:/)) {
        return 'propertyName';
      }
    }
    if (stream.match(/^"[^"]*"?/)) {
      return 'string';
    }
    if (!state.rule) {
      stream.skipToEnd();
      return null;
    }
    if (stream.match(STANDARD)) {
      return 'className';
    }
    if (stream.match(/^S[1-4]\b/)) {
      return 'atom';
    }
    if (stream.match(NUMBER)) {
      return 'number';
    }
    stream.match(/^[A-Za-z'’]+/) || stream.next();
    return null;
  },
};

export const examples = {
  name: 'examples',
  startState: () => ({}),
  token(stream) {
    if (stream.match(/^\s*#.*/)) {
      return 'comment';
    }
    if (stream.match(/^[a-z][a-z0-9 -]*(?=:(?:\s|$))/)) {
      return 'propertyName';
    }
    if (stream.match(/^"[^"]*"?/) || stream.match(/^'[^']*'?/)) {
      return 'string';
    }
    if (stream.match(STANDARD)) {
      return 'className';
    }
    if (stream.match(/^\d{4}-\d{2}-\d{2}[0-9T:+.Z-]*/) || stream.match(NUMBER)) {
      return 'number';
    }
    stream.match(/^[A-Za-z'’]+/) || stream.next();
    return null;
  },
};
