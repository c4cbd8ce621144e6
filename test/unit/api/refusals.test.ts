import assert from 'node:assert/strict';
import { refusalDetails } from '../../../src/api/answers/refusals.ts';
import { htmlTitle, plainText, serverText } from '../../../src/api/answers/server-text.ts';

function refusal(status: number, body: unknown, effect: 'read' | 'write' = 'write') {
  return refusalDetails({ status, body, text: typeof body === 'string' ? body : '', effect });
}
const says = (text: string) => ({ success: false, message: text, request_id: 'r1' });

describe('the kind of a refusal', () => {
  const cases: readonly (readonly [status: number, text: string, kind: string])[] = [
    [400, 'Size must be a number', 'invalid'],
    [400, 'Insufficient credits', 'credits'],
    [400, 'Your balance is too low', 'credits'],
    [400, 'Please complete your profile first', 'profile'],
    [400, 'Volume can only be cloned when available or attached to shut off instance', 'invalid'],
    [400, 'Cross-region cloning not supported', 'invalid'],
    [400, 'Cloning only supported for advanced tier regions', 'invalid'],
    [400, 'Volume name already exists in this region', 'conflict'],
    [400, 'A volume named data already exists', 'conflict'],
    [400, 'A volume named profile-data already exists', 'conflict'],
    [400, 'Snapshot balance-sheet is not available', 'invalid'],
    [400, 'Volume profile is attached', 'invalid'],
    [400, 'Your profile is not complete.', 'profile'],
    [400, 'User profile must be completed', 'profile'],
    [400, 'Incomplete user profile', 'profile'],
    [400, 'Your credit balance is insufficient', 'credits'],
    [400, 'Not enough account funds', 'credits'],
    [400, 'A minimum balance of 1 USD is required', 'credits'],
    [401, 'whatever', 'unauthorized'],
    [402, 'whatever', 'credits'],
    [403, 'This key is for the legacy tier', 'forbidden'],
    [403, 'Authentication credentials were not provided.', 'unauthorized'],
    [403, 'Invalid API key', 'unauthorized'],
    [403, 'Your profile is incomplete', 'profile'],
    [403, 'Not enough credits', 'credits'],
    [404, 'Snapshot not found', 'notFound'],
    [404, 'User profile not found', 'notFound'],
    [405, 'Method "POST" not allowed.', 'configuration'],
    [407, '', 'proxy'],
    [408, '', 'timeout'],
    [409, 'Image name already exists', 'conflict'],
    [409, 'A volume named profile-data already exists', 'conflict'],
    [409, 'Volume credits is busy; complete your profile', 'conflict'],
    [409, 'An image already exists for this snapshot', 'conflict'],
    [410, 'Gone', 'invalid'],
    [413, 'Too large', 'invalid'],
    [422, 'Unprocessable', 'invalid'],
    [429, 'Too many requests', 'rateLimited'],
    [500, 'Your profile could not be loaded', 'server'],
    [502, '', 'server'],
    [503, 'Invalid API key cache', 'server'],
    [504, '', 'server'],
    [200, 'Name already taken', 'conflict'],
    [200, 'Insufficient credits', 'credits'],
    [200, 'No', 'invalid'],
  ];
  for (const [status, text, kind] of cases) {
    it(`${status} ${text || '(no text)'} is ${kind}, with a message and a remedy`, () => {
      for (const body of [says(text), { detail: text }, { error: text }, { error: { message: text } }]) {
        const details = refusal(status, body);
        assert.equal(details.kind, kind);
        assert.ok(details.message !== '' && details.remedy !== '');
        assert.ok(details.message.includes(text));
        assert.equal(details.status, status);
      }
    });
  }

  it('leaves it open whether a write was done after 408, 499 and 5xx', () => {
    const outcomes = [400, 401, 402, 403, 404, 409, 422, 425, 429].map(
      (status) => refusal(status, {}).outcome,
    );
    assert.deepEqual([...new Set(outcomes)], ['refused']);
    const open = [408, 499, 500, 502, 503, 504, 520, 599].map((status) => refusal(status, {}).outcome);
    assert.deepEqual([...new Set(open)], ['unknown']);
    assert.equal(refusal(500, {}, 'read').outcome, 'refused');
  });

  it('with a status of success leaves it open as well, unless it says plainly "success: false"', () => {
    for (const status of [200, 201, 202, 299]) {
      assert.equal(refusal(status, says('No')).outcome, 'refused');
      for (const body of [{ error: 'No' }, { success: null, error: 'No' }, { error: { message: 'No' } }]) {
        assert.equal(refusal(status, body).outcome, 'unknown');
        assert.equal(refusal(status, body, 'read').outcome, 'refused');
      }
    }
  });
});

describe('what is said about fields', () => {
  const cases: readonly (readonly [body: unknown, fields: object])[] = [
    [
      { success: false, errors: { name: ['Taken'], size: ['Too small', 'Odd'] } },
      { name: ['Taken'], size: ['Too small', 'Odd'] },
    ],
    [{ success: false, message: 'Invalid', errors: { name: 'Taken' } }, { name: ['Taken'] }],
    [
      { name: ['This field must be unique.'], volume_type: ['"x" is not a valid choice.'] },
      { name: ['This field must be unique.'], volume_type: ['"x" is not a valid choice.'] },
    ],
    [{ detail: { name: ['Too short'] } }, { name: ['Too short'] }],
    [{ error: { name: ['Too short'] } }, { name: ['Too short'] }],
    [{ message: 'Validation failed', name: ['Too short'] }, { name: ['Too short'] }],
    [{ message: 'Too busy', hint: 'later', code: 'busy' }, {}],
    [{ errors: { volume: { name: ['Nested'] } } }, { volume: ['Nested'] }],
    [{ errors: { name: [], size: null } }, {}],
    [says('Image name already exists'), { name: ['Image name already exists'] }],
    [says('Invalid name: use letters'), { name: ['Invalid name: use letters'] }],
    [says('Name must be 3 to 30 characters'), { name: ['Name must be 3 to 30 characters'] }],
    [says('An image already exists for this snapshot'), {}],
    [says('Insufficient credits'), {}],
    [{ non_field_errors: ['Both must differ'] }, {}],
  ];
  for (const [body, fields] of cases) {
    it(JSON.stringify(body), () => assert.deepEqual(refusal(400, body).fieldErrors, fields));
  }

  it('cannot reach a prototype', () => {
    const body: unknown = JSON.parse('{"errors": {"__proto__": ["x"], "constructor": ["y"]}}');
    const { fieldErrors } = refusal(400, body);
    assert.deepEqual(Object.keys(fieldErrors ?? {}), ['__proto__', 'constructor']);
    assert.equal(Object.getPrototypeOf(fieldErrors), Object.prototype);
  });
});

describe("the server's own words", () => {
  const cases: readonly (readonly [body: unknown, text: string | undefined])[] = [
    [{ message: 'A', detail: 'B' }, 'A'],
    [{ message: '', detail: 'B' }, 'B'],
    [{ detail: ['One.', 'Two.'] }, 'One. Two.'],
    [{ error: { code: 7, message: 'C' } }, 'C'],
    [{ errors: ['One.', { message: 'Two.' }] }, 'One. Two.'],
    [{ non_field_errors: ['Both must differ'] }, 'Both must differ'],
    [{ name: ['Taken'] }, 'name: Taken'],
    [['Just a list'], 'Just a list'],
    ['Just text', 'Just text'],
    [{ message: 'two\nlines\u0007 and \u202egnp' }, 'two lines and gnp'],
    [{ message: 7 }, undefined],
    [{ success: false, request_id: 'x' }, undefined],
    [null, undefined],
    [undefined, undefined],
    [42, undefined],
  ];
  for (const [body, text] of cases) {
    it(`${JSON.stringify(body)} → ${text ?? 'nothing'}`, () => assert.equal(serverText(body).text, text));
  }

  it('are cut where they are endless, however they are nested', () => {
    assert.equal(plainText('x'.repeat(10_000)).length, 501);
    let deep: unknown = 'end';
    for (let level = 0; level < 5000; level += 1) {
      deep = [deep];
    }
    assert.equal(serverText({ message: deep }).text, undefined);
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, ['no']]));
    assert.equal(Object.keys(serverText(wide).fieldErrors).length, 50);
  });

  it('are the title of an HTML page and nothing else of it', () => {
    const page =
      '<html><head><TITLE lang="en">502 Bad &amp; Gateway\n</TITLE></head><body>SECRET</body></html>';
    assert.equal(htmlTitle(page), '502 Bad & Gateway');
    const details = refusalDetails({ status: 502, body: undefined, text: page, effect: 'read' });
    assert.equal(details.message, 'Barrack had an error: 502 Bad & Gateway');
    assert.equal(htmlTitle('<p>no title</p>'), undefined);
    assert.equal(htmlTitle('<title> </title>'), undefined);
    assert.equal(htmlTitle(''), undefined);
    assert.equal(htmlTitle('<title'.repeat(200_000)), undefined);
  });
});

describe('what the user is told of a refusal', () => {
  const told = (status: number, body: unknown): string =>
    refusalDetails({ status, body, text: '', effect: 'read' }).message;
  const meanings: readonly (readonly [status: number, meaning: string])[] = [
    [401, 'Barrack rejected the API key.'],
    [403, 'This API key doesn’t have permission.'],
    [404, 'Barrack couldn’t find the requested item (404).'],
  ];
  for (const [status, meaning] of meanings) {
    it(`begins with what ${status} means, whatever Barrack says`, () => {
      assert.equal(told(status, {}), meaning);
      assert.equal(told(status, { message: 'Nope.' }), `${meaning} Barrack says: Nope.`);
    });
  }

  it('is Barrack’s own sentence where that says enough', () => {
    assert.equal(told(409, { message: 'The volume is busy.' }), 'The volume is busy.');
  });
});
