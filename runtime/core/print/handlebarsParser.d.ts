/** Only the parser of Handlebars: the package's entry brings the compiler, which generates code. It ships no types for this file. */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  /** Throws on a text that is no template. The result is read as unknown: see parseTemplate.ts. */
  export function parse(source: string): unknown;
  /** The parser keeps the place it last looked at, which is where it failed. */
  export const parser: {
    readonly lexer?: { readonly yylloc?: { readonly first_line: number; readonly first_column: number } };
  };
}
