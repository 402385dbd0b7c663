import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { Download } from '../../parts/download.tsx';
import { PageLink } from '../../parts/links.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import type { About } from './about-case.tsx';
import { scopeOf, type Attempt } from './api.ts';
import { serviceMessages } from './service-messages.ts';

/** Papers that the case made, whether they are served, and how. */
export function Papers({ about }: { about: About }): ReactElement {
  const say = useSay(serviceMessages);
  const { id, file } = about;
  const { papers, serve, attempts } = file.sheet;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{say.papers()}</h2>
      {papers.length === 0 ? <p>{say['papers.none']()}</p> : <Made about={about} />}
      {serve.map(({ document, title }) => (
        <p key={document}>
          <PageLink to={`/cases/${id}/service/${document}`} className="button second">
            <Mixed>{say['serve.do']({ name: title })}</Mixed>
          </PageLink>
        </p>
      ))}
      {attempts.length === 0 ? null : <Attempts about={about} />}
    </section>
  );
}

function Made({ about: { id, file } }: { about: About }): ReactElement {
  const say = useSay(serviceMessages);
  return (
    <div className="scroll" role="region" aria-label={say.region({ name: say.papers() })} tabIndex={0}>
      <table className="roomy">
        <thead>
          <tr>
            <th scope="col">{say.paper()}</th>
            <th scope="col">{say['paper.number']()}</th>
            <th scope="col">{say['paper.made']()}</th>
            <th scope="col">{say['paper.served']()}</th>
            <th scope="col">PDF</th>
          </tr>
        </thead>
        <tbody>
          {file.sheet.papers.map(({ documentId, heading, number, madeOn, served }) => (
            <tr key={documentId}>
              <th scope="row">
                <Zh>{heading}</Zh>
              </th>
              <td>{number === null ? say['paper.number.none']() : <Zh>{number}</Zh>}</td>
              <td>
                <DateText day={madeOn} />
              </td>
              <td>{served}</td>
              <td>
                <Download
                  href={`/api/v1/cases/${id}/documents/${documentId}`}
                  name={`${number ?? heading}.pdf`}
                  label={say['paper.get']({ name: number ?? heading })}
                  purposeScope={scopeOf(id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Attempts({ about: { id, file } }: { about: About }): ReactElement {
  const say = useSay(serviceMessages);
  const { attempts, acts } = file.sheet;
  return (
    <>
      <h3 id="attempts">{say.attempts()}</h3>
      <div className="scroll" role="region" aria-label={say.region({ name: say.attempts() })} tabIndex={0}>
        <table className="roomy">
          <thead>
            <tr>
              <th scope="col">{say['attempt.papers']()}</th>
              <th scope="col">{say['attempt.method']()}</th>
              <th scope="col">{say['attempt.sent']()}</th>
              <th scope="col">{say['attempt.to']()}</th>
              <th scope="col">{say['attempt.address']()}</th>
              <th scope="col">{say['attempt.outcome']()}</th>
              <th scope="col">{say['attempt.proof']()}</th>
              {acts.serve ? <th scope="col">{say.actions()}</th> : null}
            </tr>
          </thead>
          <tbody>
            {attempts.map((attempt) => {
              const name = attempt.papers.join('、');
              return (
                <tr key={attempt.deliveryId}>
                  <th scope="row">
                    <Zh>{name}</Zh>
                  </th>
                  <td>{attempt.method}</td>
                  <td>
                    <DateText day={attempt.sentOn} />
                  </td>
                  <td>
                    <Zh>{attempt.recipient}</Zh>
                  </td>
                  <td>
                    <Zh>{attempt.address}</Zh>
                  </td>
                  <td>
                    {attempt.outcome ?? say['attempt.none']()} <DateText day={attempt.on} />
                  </td>
                  <td>
                    <Mixed>{attempt.proof}</Mixed>
                  </td>
                  {acts.serve ? <td>{recordLink(id, attempt, say)}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function recordLink(id: string, attempt: Attempt, say: typeof serviceMessages.zh): ReactElement {
  const name = attempt.papers.join('、');
  const label = attempt.outcome === null ? say['attempt.record']({ name }) : say['attempt.correct']({ name });
  return (
    <PageLink to={`/cases/${id}/deliveries/${attempt.deliveryId}`}>
      <Mixed>{label}</Mixed>
    </PageLink>
  );
}

/** What people put into the file. */
export function Uploads({ about: { id, file } }: { about: About }): ReactElement {
  const say = useSay(serviceMessages);
  const { uploads, acts } = file.sheet;
  return (
    <section aria-labelledby="uploads">
      <h2 id="uploads">{say.uploads()}</h2>
      {uploads.length === 0 ? (
        <p>{say['uploads.none']()}</p>
      ) : (
        <div className="scroll" role="region" aria-label={say.region({ name: say.uploads() })} tabIndex={0}>
          <table className="roomy">
            <thead>
              <tr>
                <th scope="col">{say['upload.name']()}</th>
                <th scope="col">{say['upload.kind']()}</th>
                <th scope="col">{say['upload.by']()}</th>
                <th scope="col">{say['upload.at']()}</th>
                <th scope="col">{say.actions()}</th>
              </tr>
            </thead>
            <tbody>
              {uploads.map(({ paperId, name, kindTitle, party, at }) => (
                <tr key={paperId}>
                  <th scope="row">
                    <Mixed>{name}</Mixed>
                  </th>
                  <td>
                    <Mixed>{kindTitle}</Mixed>
                  </td>
                  <td>{party ? say['upload.party']() : say['upload.organ']()}</td>
                  <td>
                    <DateText at={at} />
                  </td>
                  <td>
                    <Download
                      href={`/api/v1/cases/${id}/papers/${paperId}`}
                      name={name}
                      label={say['upload.get']({ name })}
                      purposeScope={scopeOf(id)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {acts.upload ? (
        <p>
          <PageLink to={`/cases/${id}/upload`} className="button second">
            {say['upload.add']()}
          </PageLink>
        </p>
      ) : null}
    </section>
  );
}
