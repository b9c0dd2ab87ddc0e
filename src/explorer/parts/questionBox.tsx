import { useEffect, useId, useState } from 'preact/hooks';
import { askAddress, goTo, viewOf } from '../address.js';
import { request } from '../api.js';
import { type FoundFragment, SuggestDocument } from '../generated/operations.js';
import { useNaming, useWords, type Words } from '../words.js';

const PAUSE_MS = 150;
const LONGEST = 500;
/** What is longer is a question, and no beginning of a name. */
const LONGEST_PREFIX = 40;

interface Choice {
  readonly label: string;
  readonly note: string;
  readonly href: string;
}

/** The question that a thing is asked about with. */
export function questionAbout(type: string, name: string, words: Words): string {
  return type === 'INDICATOR' ? words.questions.targets(name) : words.questions.plans(name);
}

/** A box for questions; names that begin as what is typed are suggested, with a question about the first. */
export function QuestionBox({ asked }: { asked: string }) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState(asked);
  const { choices, close } = useChoices(text, text !== asked);
  const [active, setActive] = useState(-1);
  const leave = (href: string) => {
    close();
    goTo(href);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const chosen = choices[active];
    if (chosen) leave(chosen.href);
    else if (text.trim() !== '') leave(askAddress(text.trim()));
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (step && choices.length > 0) {
      event.preventDefault();
      setActive(((active + step + 1 + choices.length + 1) % (choices.length + 1)) - 1);
    }
  };
  return (
    <search>
      <form class="question" onSubmit={submit}>
        <label for={`${id}-text`}>{words.question}</label>
        <div class="field">
          <input
            id={`${id}-text`}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={choices.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
            autocomplete="off"
            maxLength={LONGEST}
            placeholder={words.questionHint}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setActive(-1);
            }}
            onKeyDown={press}
            onBlur={close}
          />
          <button type="submit">{words.ask}</button>
        </div>
        <div id={`${id}-list`} role="listbox" aria-label={words.suggestions} hidden={choices.length === 0}>
          {choices.map(({ label, note, href }, i) => (
            <div
              key={href}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              // The box would lose the focus, and the list close, before the click.
              onMouseDown={(event) => {
                event.preventDefault();
                leave(href);
              }}
            >
              {label} <span class="note">{note}</span>
            </div>
          ))}
        </div>
      </form>
    </search>
  );
}

function useChoices(text: string, isTyped: boolean): { choices: readonly Choice[]; close(): void } {
  const words = useWords();
  const naming = useNaming();
  const [found, setFound] = useState<readonly FoundFragment[]>([]);
  const prefix = text.trim();
  useEffect(() => {
    setFound([]);
    if (!isTyped || prefix === '' || prefix.length > LONGEST_PREFIX) return;
    const stop = new AbortController();
    const wait = setTimeout(() => {
      request(SuggestDocument, { prefix }, stop.signal).then(
        ({ suggest }) => stop.signal.aborted || setFound(suggest ?? []),
        () => setFound([]),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [prefix, isTyped]);
  const things = found.flatMap((one) => {
    const href = viewOf(one.type, one.id);
    return href ? [{ label: naming(one), note: words.kinds[one.type.toLowerCase()] ?? '', href }] : [];
  });
  const [first] = found.filter(({ type }) => type !== 'PLAN' && type !== 'PASSAGE');
  const question = first && questionAbout(first.type, naming(first), words);
  const asking = question ? [{ label: question, note: words.question, href: askAddress(question) }] : [];
  return { choices: [...asking, ...things], close: () => setFound([]) };
}
