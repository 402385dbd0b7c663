import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { composeUscc } from '../../uscc/index.ts';

/** Invented rows for measurements: the same number gives the same file, so that two runs can be compared. */
export const BENCH_PENALTY_HEADING = [
  'CF_XDR_MC',
  'CF_XDR_LB',
  'CF_XDR_SHXYM',
  'CF_FRDB',
  'CF_FR_ZJHM',
  'CF_WSH',
  'CF_WFXW',
  'CF_SY',
  'CF_YJ',
  'CF_CFLB',
  'CF_NR',
  'CF_NR_FK',
  'CF_JDRQ',
  'CF_CFJG',
  'CF_SJLY',
  'BZ',
];

export function benchCode(n: number): string {
  return composeUscc({ department: '9', category: '1', region: '509900', body: `MB${String(n).padStart(6, '0')}` });
}

const cell = (value: string): string => (/[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const line = (cells: readonly string[]): string => cells.map(cell).join(',') + '\r\n';

export function benchRegistration(n: number): string {
  return line([
    `示例${n}号机电设备有限公司`,
    benchCode(n),
    `20${String(10 + (n % 15)).padStart(2, '0')}-0${1 + (n % 9)}-1${n % 9}`,
    '有限责任公司',
    `${100 + (n % 900)}万人民币`,
    '机电设备、五金交电、建筑材料的销售与安装；货物及技术进出口（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
    '示例一区',
    `示例市示例一区示例大道${n % 999}号`,
  ]);
}

export const BENCH_REGISTRATION_HEADING = ['企业名称', '统一社会信用代码', '成立日期', '企业类型', '注册资本', '经营范围', '区县', '住所'];

export function benchPenalty(n: number, bodies: number): string {
  const body = n % bodies;
  const fine = 2000 + (n % 50) * 100;
  return line([
    `示例${body}号机电设备有限公司`,
    '法人及非法人组织',
    benchCode(body),
    '某某',
    '000000000000000000',
    `示市监罚〔2026〕${n}号`,
    '未按规定明码标价',
    `经查，该单位于2026年${1 + (n % 9)}月在其经营场所销售的第${n % 97}类商品未标明品名、计价单位和价格，违反了《明码标价和禁止价格欺诈规定》第五条的规定。该单位已按要求改正，配合检查并如实说明情况。`,
    '《中华人民共和国价格法》第四十二条、《价格违法行为行政处罚规定》第十三条',
    '罚款',
    `罚款${fine}元`,
    String(fine / 10_000),
    `2026-11-${String(9 + (n % 12)).padStart(2, '0')}`,
    '',
    '',
    '',
  ]);
}

export interface BenchFile {
  path: string;
  rows: number;
  remove(): Promise<void>;
}

export async function writeBenchFile(heading: readonly string[], rows: number, row: (n: number) => string): Promise<BenchFile> {
  const directory = await mkdtemp(join(tmpdir(), 'xinheng-bench-'));
  const path = join(directory, `${createHash('sha256').update(String(rows)).digest('hex').slice(0, 8)}.csv`);
  const lines = function* (): Generator<string> {
    yield line(heading);
    for (let n = 0; n < rows; n++) yield row(n);
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return { path, rows, remove: () => rm(directory, { recursive: true, force: true }) };
}
