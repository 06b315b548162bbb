/** The files of the sample town as text, by their path inside the config folder. For development, stories and tests. */
const found = import.meta.glob<string>(['/config/**/*.json', '/config/**/*.hbs'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const sampleFiles: ReadonlyMap<string, string> = new Map(
  Object.entries(found).map(([path, text]) => [path.replace('/config/', ''), text]),
);
