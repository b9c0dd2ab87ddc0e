import { useEffect } from 'preact/hooks';

/** What a view is about: its heading, and the title of the window. */
export function Title(props: { text: string; class?: string; lang?: string }) {
  const { text } = props;
  useEffect(() => {
    document.title = `${text} · PlanGraph`;
  }, [text]);
  return (
    <h1 class={props.class} lang={props.lang}>
      {text}
    </h1>
  );
}
