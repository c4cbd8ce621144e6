import fc from 'fast-check';

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const long = (size: number): string => JSON.stringify('name '.repeat(size / 5));

/** Values in JSON as nobody expects them, as text: what JavaScript can't hold is in it, too. */
const odd = fc.constantFrom(
  ...[
    '1e400',
    '-1e400',
    '9'.repeat(400),
    `"${'9'.repeat(400)}"`,
    '12345678901234567890',
    '-1',
    '1e308',
    '1e20',
  ],
  ...['null', '""', '" "', '{}', '[]', 'true', '0', '0.1', '"10abc"', '[[[]]]', '{"name": {"name": {}}}'],
  ...[
    String.raw`"\ud800"`,
    String.raw`"a\udc00b"`,
    String.raw`"\u202egnp"`,
    String.raw`"\u0000\u200b\ufeff"`,
  ],
  ...['"__proto__"', '{"__proto__": {"id": 1}}', '"$(trash)"', '"[x](command:y)"', '"<img src=x>"', '".."'],
  ...[deep(40), deep(3000), long(2000), long(100_000)],
);

const plain = fc.oneof(
  fc.constantFrom('available', 'creating', 'in-use', 'ACTIVE', 'SHUTOFF', 'FINLAND-1', 'CANADA-1', 'NVMe'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
);

const usual = plain.map((value) => JSON.stringify(value));
const nested = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));

const wildValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: usual },
  { weight: 3, arbitrary: odd },
  { weight: 1, arbitrary: nested },
);

const fields = [
  ...[
    'id',
    'name',
    'status',
    'region',
    'region_name',
    'created_at',
    'size',
    'size_gb',
    'volume_type',
    'type',
  ],
  ...[
    'bootable',
    'instance',
    'attached_to',
    'instance_id',
    'source_volume',
    'description',
    'has_image',
    'image',
  ],
  ...[
    'snapshot',
    'snapshot_id',
    'gpu_model',
    'gpu_count',
    'public_ip',
    'volumes',
    'tier',
    'country',
    'other',
  ],
] as const;

const field = fc.tuple(fc.constantFrom(...fields), wildValue);

/** A record of which some fields are odd. */
export const wildRecord: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: wildValue },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.array(field, { maxLength: 6 }))
      .map(([id, given]) => {
        const base: readonly (readonly [string, string])[] = [['id', String(id)], ['name', `"odd-${id}"`]]; // prettier-ignore
        return `{${[...base, ...given].map(([key, value]) => `"${key}": ${value}`).join(', ')}}`;
      }),
  },
);

/** The keys under which a reply may have what was asked for, and what else it may have. */
const outer = [
  'success',
  'message',
  'error',
  'errors',
  'detail',
  'request_id',
  'next',
  'count',
  'pagination',
];

/** A whole body, whatever it was asked for. */
export const wildBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 2, arbitrary: wildValue },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...outer, 'data', 'results', 'volumes', 'balance'), wildValue), {
        maxLength: 5,
      })
      .map((given) => `{${given.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`),
  },
);
