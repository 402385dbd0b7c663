import { createReadStream } from 'node:fs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { BenchName } from './place.ts';
import { Random } from './random.ts';

const PLACES =
  '北京,上海,天津,重庆,广州,深圳,杭州,南京,苏州,成都,武汉,西安,长沙,郑州,青岛,济南,合肥,福州,厦门,南昌,昆明,贵阳,南宁,海口,太原,石家庄,哈尔滨,长春,沈阳,大连,兰州,西宁,银川,乌鲁木齐,呼和浩特,拉萨,宁波,温州,无锡,常州,佛山,东莞,中山,珠海,惠州,泉州,烟台,潍坊,临沂,徐州,南通,扬州,绍兴,金华,台州,嘉兴,芜湖,赣州,洛阳,襄阳,宜昌,岳阳,衡阳,绵阳,德阳,遵义,曲靖,桂林,柳州,保定,唐山,邯郸,包头,鞍山,大庆'.split(
    ',',
  );
const TRADES =
  '科技,商贸,贸易,建筑工程,装饰工程,广告传媒,文化传播,信息技术,网络科技,电子科技,机械设备,机电设备,物流,汽车服务,餐饮管理,食品,农业发展,生物科技,环保科技,房地产开发,物业管理,企业管理咨询,教育咨询,投资,投资管理,实业,建材,服装,家具,五金制品,塑料制品,化工,医药,医疗器械,旅游,酒店管理,劳务派遣,人力资源,园林绿化,市政工程,电力工程,新能源,软件,通信技术,智能科技,包装材料,印务,纺织,珠宝,茶业,酒业,水产,养殖,种植,畜牧,矿业,能源,仓储服务,供应链管理,进出口,电子商务,健康管理,体育文化,影视文化,安防工程,消防工程,模具,钢结构工程,门窗,日用百货'.split(
    ',',
  );
const FORMS = ['有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '有限公司分公司', '厂', '经营部', '专业合作社'];

/** Invented names with the build of real ones: place, two to four characters, trade, legal form. */
export function* generatedNames(n: number, seed: number): Generator<BenchName> {
  const random = new Random(seed);
  const characters = commonCharacters(random);
  for (let i = 0; i < n; i++) {
    const place = random.skewed(PLACES);
    const brand = Array.from({ length: 2 + (random.below(4) === 0 ? 1 + random.below(2) : 0) }, () => random.skewed(characters)).join('');
    const trade = random.skewed(TRADES);
    const form = random.below(10) < 8 ? FORMS[0]! : random.of(FORMS);
    const inBrackets = random.below(20) === 0;
    const name = inBrackets ? `${brand}${trade}（${place}）${form}` : `${place}${random.below(3) === 0 ? '市' : ''}${brand}${trade}${form}`;
    yield { name, district: `5099${String(1 + random.below(38)).padStart(2, '0')}` };
  }
}

/** The 3,755 characters of level one of GB 2312, in an order of their own. */
function commonCharacters(random: Random): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  const characters = [...new TextDecoder('gb18030').decode(Uint8Array.from(bytes))];
  for (let i = characters.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [characters[i], characters[j]] = [characters[j]!, characters[i]!];
  }
  return characters;
}

const FILES = ['registry/cn_core_dev.csv.gz', 'registry/cq_companies_dev.csv.gz'];

/** Paths of the real registers below the folder, where they are. */
export function realFiles(folder: string | undefined): string[] {
  return folder === undefined ? [] : FILES.map((file) => join(folder, file)).filter((path) => existsSync(path));
}

export async function* realNames(paths: readonly string[]): AsyncGenerator<BenchName> {
  for (const path of paths) {
    const rows = createReadStream(path)
      .pipe(createGunzip())
      .pipe(parse({ columns: true, bom: true, relax_column_count: true }));
    for await (const row of rows as AsyncIterable<Record<string, string>>) {
      const name = row['企业名称'];
      if (name) yield { name, district: null };
    }
  }
}
