/** Official numbers (文号): one row of numbers for each series and year, without gaps. */
export class DocumentNumbers {
  private readonly last = new Map<string, number>();

  /** `高卫责改〔2026〕12号` */
  next(series: string, day: string): string {
    const year = day.slice(0, 4);
    const number = (this.last.get(`${series} ${year}`) ?? 0) + 1;
    this.last.set(`${series} ${year}`, number);
    return `${series}〔${year}〕${String(number)}号`;
  }
}
