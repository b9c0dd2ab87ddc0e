import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes small plans that name the same things, as many as asked for. Returns their files. */
export function writePlans(folder: string, files: number): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: files }, (_, i) => {
    const zones = ['中原科技城', '龙湖金融岛', '郑州航空港经济综合实验区'];
    const industries = ['区块链', '电子信息', '生物医药', '现代物流'];
    const lines = Array.from(
      { length: 12 },
      (_, j) =>
        `支持${zones[(i + j) % zones.length]}发展${industries[(i * j) % industries.length]}产业，到2025年企业达到${100 + i * j}家。（责任单位：市发展改革委、市科技局）`,
    );
    const text = `郑州市人民政府\n\n关于支持第${i}类产业发展的实施意见\n\n郑政〔2022〕${i + 1}号\n\n一、主要任务\n\n${lines.join('\n\n')}\n`;
    const file = join(folder, `plan-${i}.txt`);
    writeFileSync(file, text);
    return file;
  });
}
