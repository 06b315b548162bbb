/** A point of the earth, WGS 84, in degrees; how far off it may be in metres, if that is known. */
interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly within: number | undefined;
}

/** RFC 5870: `geo:31.2304,121.4737;u=15`, as far as a phone writes it. Six places are ten centimetres. */
const WRITTEN = /^geo:(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)(?:;u=(\d{1,6}))?$/;

export function readPosition(text: string): Position | undefined {
  const parts = WRITTEN.exec(text);
  if (parts === null) return undefined;
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return { latitude, longitude, within: parts[3] === undefined ? undefined : Number(parts[3]) };
}

/** Two numbers as people copy them from a map; whatever else was typed stays as it is, for the judge to say so. */
export function parsePosition(text: string): string | undefined {
  const plain = text.trim();
  if (plain === '' || plain.startsWith('geo:')) return plain === '' ? undefined : plain;
  const two = /^(-?[\d.]+)\s*[,，、\s]\s*(-?[\d.]+)(;u=\d+)?$/.exec(plain);
  return two === null ? text : `geo:${two[1] ?? ''},${two[2] ?? ''}${two[3] ?? ''}`;
}

/** What {@link parsePosition} reads; undefined for what was not written by it. */
export function typedPosition(text: string): string | undefined {
  return text.startsWith('geo:') ? text.slice('geo:'.length) : undefined;
}

export function positionWords({ latitude, longitude, within }: Position, chinese: boolean): string {
  const [lat, lon] = [String(Math.abs(latitude)), String(Math.abs(longitude))];
  if (chinese) {
    const words = `${latitude < 0 ? '南纬' : '北纬'} ${lat}°，${longitude < 0 ? '西经' : '东经'} ${lon}°`;
    return within === undefined ? words : `${words}（误差约 ${String(within)} 米）`;
  }
  const words = `${lat}° ${latitude < 0 ? 'S' : 'N'}, ${lon}° ${longitude < 0 ? 'W' : 'E'}`;
  return within === undefined ? words : `${words} (within about ${String(within)} m)`;
}
