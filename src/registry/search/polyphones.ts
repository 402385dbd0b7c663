/**
 * Characters of business names whose readings begin with different letters. The reading in its word comes from the
 * dictionary (重庆 → cq); people type the other one as well, and in an invented name no dictionary knows which is meant.
 * Rare readings that nobody expects (大 as in 大夫 …) are left out: each costs entries under letters that nobody types.
 */
const PAIRS = `
重cz 长cz 行hx 乐ly 单ds 曾zc 朝cz 厦xs 会hk 调dt 藏cz 仇qc 解jx 区qo 盛sc 石sd 车cj 贾jg 茄qj 阿ae 弹dt 番fp 秘mb 泌mb
尉wy 蔚wy 系xj 校xj 降jx 巷xh 畜cx 宿sx 翟zd 褚cz 查cz 种zc 晟sc 铅qy 埔pb 浒hx 陂bp 莘sx 莞gw 荥xy 乘cs 澄cd 匙cs
传cz 给gj 合hg 奇qj 强qj 壳kq 括kg 泊bp 屏pb 曝bp 栖qx 茜qx 省sx 识sz 属sz 提td 轧yz 幢zc 折zs 参cs 臭cx 缩sz 
堡bp 覃tq 隗wk 伽jg 咖kg 夹jg 芥jg 颈jg 见jx`;

export const OTHER_READINGS: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);
