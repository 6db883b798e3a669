// The module the build makes of Natural Earth (scripts/atlas.ts): a way to fetch the shape of each country, by its code.
declare module "virtual:atlas" {
  export const shapes: {
    readonly [country: string]: (() => Promise<{ readonly outline: string; readonly around: string }>) | undefined;
  };
}
