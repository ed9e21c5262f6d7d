import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/hint';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { type TaskErrorAnswer, type TaskErrorTranslation, translateTaskError } from '@/lib/okta/task-error';
import { taskErrorWords as words } from '@/lib/setup/words/task-error';
import { Cited } from './cited';
import { stepHref } from './step-links';

function Half({ title, said, means, more }: Readonly<{ title: string; said: string; means: string | null; more?: string | null }>) {
  return (
    <div className="grid gap-1">
      <dt className="text-12 font-medium text-ink-2">{title}</dt>
      <dd className="grid gap-1">
        <q className="font-mono text-12 leading-[18px] [overflow-wrap:anywhere]">{said}</q>
        {means ? <span className="text-13 text-ink-2">{means}</span> : null}
        {more ? <span className="font-mono text-12 text-ink-3 [overflow-wrap:anywhere]">{more}</span> : null}
      </dd>
    </div>
  );
}

function Answer({ answer }: Readonly<{ answer: TaskErrorAnswer }>) {
  return (
    <li data-rule={answer.rule} className="grid gap-1.5 border-t border-line px-4 py-3">
      <h3 className="text-13">{words.cause}</h3>
      <p>{answer.cause}</p>
      <h3 className="text-13">{words.fix}</h3>
      <ol className="grid list-decimal gap-1 pl-5">
        {answer.fix.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="font-medium">{words.cisco[answer.ciscoCase]}</p>
      <p className="text-12">
        <Cited source={answer.source} certainty={words.confirmed[answer.confirmed]} />
      </p>
    </li>
  );
}

function Translation({ found }: Readonly<{ found: TaskErrorTranslation }>) {
  const { okta, webex, answers, notKnown, tasks, tokenHidden } = found;
  const status = webex?.status ? words.status(webex.status) : null;
  const tracking = webex?.trackingId ? `${words.tracking} ${webex.trackingId}` : null;
  return (
    <div role="status" className="grid">
      {tokenHidden ? <p className="border-t border-line px-4 py-2.5 text-13 font-medium text-fail">{words.hidden}</p> : null}
      {tasks > 1 ? <p className="border-t border-line px-4 py-2.5 text-13 text-ink-2">{words.tasks(tasks)}</p> : null}
      {okta || webex ? (
        <dl className="grid items-start gap-3 border-t border-line px-4 py-3 mid:grid-cols-2">
          {okta ? <Half title={words.okta} said={okta.said} means={okta.means} /> : null}
          {webex ? (
            <Half title={words.webex} said={webex.said} means={webex.means} more={[status, tracking].filter(Boolean).join(' · ')} />
          ) : null}
        </dl>
      ) : null}
      <ul>
        {answers.map((answer) => (
          <Answer key={answer.rule} answer={answer} />
        ))}
      </ul>
      {notKnown ? <p className="border-t border-line px-4 py-3">{notKnown}</p> : null}
    </div>
  );
}

/** Tells an admin what a failure in Okta means. The text stays in this browser. */
export function TaskError({ connectionId }: Readonly<{ connectionId: string }>) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useDeferredValue(text);
  const found = settled.trim() === '' ? null : translateTaskError(settled);
  useEffect(() => field.current?.focus(), []);
  return (
    <Panel
      title={words.title}
      {...(text
        ? {
            aside: (
              <Button size="sm" variant="ghost" onClick={() => setText('')}>
                {words.clear}
              </Button>
            ),
          }
        : {})}
    >
      <div className="grid gap-2 p-4">
        <label htmlFor="okta-text" className="font-medium">
          {words.label}
        </label>
        <textarea
          ref={field}
          id="okta-text"
          rows={4}
          value={text}
          placeholder={words.placeholder}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="okta-text-hint"
          onChange={(event) => setText(event.currentTarget.value)}
          className="max-h-80 min-w-0 rounded-2 border border-control bg-surface px-3 py-2 font-mono text-16 [overflow-wrap:anywhere] mid:text-13"
        />
        <Hint id="okta-text-hint">{words.hint}</Hint>
      </div>
      {found ? (
        <Translation found={found} />
      ) : (
        <div className="grid gap-2 border-t border-line px-4 py-3 text-13">
          <h3 className="text-13">{words.known.title}</h3>
          <ol className="grid list-decimal gap-1 pl-5 text-ink-2">
            {words.known.list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p>
            <Link href={stepHref(connectionId, 'verify')} className="link">
              {words.known.link}
            </Link>
          </p>
        </div>
      )}
    </Panel>
  );
}
