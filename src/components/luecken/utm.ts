/** GRS80, the ellipsoid of ETRS89, and the constants of UTM. */
const halbachse = 6_378_137;
const abplattung = 1 / 298.257222101;
const massstab = 0.9996;
const mittelmeridian33 = 15;
const rechtswert = 500_000;

const n = abplattung / (2 - abplattung);
const radius = (halbachse / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const alpha = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5,
  (61 * n ** 3) / 240
];

/**
 * Longitude and latitude in degrees (WGS 84, which is ETRS89 to within a metre) as metres of EPSG:25833, in which the
 * boundaries are drawn. Krüger's series (1912) to the third order: good to a centimetre around Berlin.
 */
export function utm33(lon: number, lat: number): [x: number, y: number] {
  const phi = (lat * Math.PI) / 180;
  const lambda = ((lon - mittelmeridian33) * Math.PI) / 180;
  const e = (2 * Math.sqrt(n)) / (1 + n);
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.hypot(1, t));
  const sum = (of: (j: number) => number): number => alpha.reduce((s, a, i) => s + a * of(2 * (i + 1)), 0);
  return [
    rechtswert + massstab * radius * (eta + sum((j) => Math.cos(j * xi) * Math.sinh(j * eta))),
    massstab * radius * (xi + sum((j) => Math.sin(j * xi) * Math.cosh(j * eta)))
  ];
}
