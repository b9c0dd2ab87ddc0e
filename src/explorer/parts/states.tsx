import type { ComponentChildren } from 'preact';
import { type Failure, keepToken, type Loaded } from '../api.js';
import { useWords, type Words } from '../words.js';
import { Title } from './title.js';

/** What a wrong value of an address is refused with; one that an enum has not, before it is asked for. */
const REFUSED: readonly string[] = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'];

/**
 * What an operation brought, or how it stands: loading, failed with a way on, or refused for want of a token. With `byAddress` what
 * it asks for stands in the address of the page: where that is wrong there is no such page.
 */
export function Load<T>(props: {
  state: Loaded<T> & { again(): void };
  byAddress?: boolean;
  children: (data: T) => ComponentChildren;
}) {
  const words = useWords();
  const { state } = props;
  if (state.status === 'loading')
    return (
      <p class="state" role="status">
        {words.loading}
      </p>
    );
  if (state.status === 'failed' && props.byAddress && REFUSED.includes(state.failure.code)) return <NoView />;
  if (state.status === 'failed') return <Failed failure={state.failure} again={state.again} />;
  return <>{props.children(state.data)}</>;
}

/** A failure in the language of the page, where it is one that happens in use; else as the API says it. */
export function explain({ code, message }: Failure, words: Words): string {
  const known: Readonly<Record<string, string>> = {
    NETWORK: words.unreachable,
    DEADLINE_EXCEEDED: words.tooLate,
    OVERLOADED: words.tooMany,
  };
  return known[code] ?? message;
}

function Failed({ failure, again }: { failure: Failure; again(): void }) {
  const words = useWords();
  if (failure.code === 'UNAUTHENTICATED') return <TokenForm again={again} />;
  return (
    <div class="state" role="alert">
      <Title text={words.failed} />
      <p>{explain(failure, words)}</p>
      <button type="button" onClick={again}>
        {words.again}
      </button>
    </div>
  );
}

function TokenForm({ again }: { again(): void }) {
  const words = useWords();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    keepToken(String(new FormData(event.currentTarget as HTMLFormElement).get('token')));
    again();
  };
  return (
    <form class="state" onSubmit={submit}>
      <Title text={words.needsToken} />
      <label>
        {words.token} <input name="token" type="password" autocomplete="off" required />
      </label>
      <button type="submit">{words.open}</button>
    </form>
  );
}

/** An address that leads to nothing. */
export function NoView() {
  const words = useWords();
  return (
    <div class="state">
      <Title text={words.noView} />
      <p>{words.noViewHint}</p>
      <a href="/">{words.toStart}</a>
    </div>
  );
}
