#!/usr/bin/env bash
# Gets official files, checks them and proposes the difference for review. It never accepts figures (--uebernehmen), builds no
# pages and publishes nothing: people do that, after reading. docs/betrieb.md, "Fetching by schedule", says how it is set up.
#
#   abruf.sh [OPTIONS OF npm run fetch]              both steps, for cron
#   abruf.sh vorbereiten [OPTIONS OF npm run fetch]  fetch and check; writes data/build/vorschlag/; needs no right to write anywhere
#   abruf.sh vorschlagen                             puts that on a branch, pushes it and asks for review; runs nothing of ours
#
# ANTRAG=github opens a pull request (gh), ANTRAG=gitlab a merge request (ABRUF_TOKEN); otherwise only the branch is pushed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

vorschlag=data/build/vorschlag
daten=(data/official data/geometry)

sag() { printf '%s\n' "$*"; }

# Sources that can be got without hands, from the catalogue.
quellen() {
  node -e 'const {quellen} = JSON.parse(require("fs").readFileSync("data/catalogue/sources.json", "utf8"));
    for (const {id, abruf} of quellen) if (abruf.some(({art}) => art !== "hand")) console.log(id);'
}

# With options one run, as they say; without, one run a source, so that one that is down does not stop the others.
hole() {
  if [ $# -gt 0 ]; then
    npm run --silent fetch -- "$@" || gescheitert+=("$*")
    return 0
  fi
  local quelle
  for quelle in $(quellen); do
    npm run --silent fetch -- "$quelle" || gescheitert+=("$quelle")
  done
}

schreibe_bericht() {
  local status=$1
  {
    sag "Automatisch abgerufen. Nichts davon ist übernommen oder veröffentlicht."
    sag ""
    sag "**Vor dem Zusammenführen**"
    sag ""
    sag "- [ ] Die neuen Dateien und ihre \`.meta.json\` sind gelesen: Stichtag, LOR-Stand, Zeilen, Hinweise."
    sag "- [ ] Der Änderungsbericht ist gelesen. Jede Änderung früherer Werte ist erklärt."
    sag "- [ ] Lizenz und Quellenvermerk gelten weiter."
    sag "- [ ] Auf diesem Zweig ausgeführt und festgehalten: \`npm run warehouse -- --uebernehmen\`, danach \`npm test\`."
    sag ""
    if [ ${#gescheitert[@]} -gt 0 ]; then
      sag "**Nicht abgerufen:** ${gescheitert[*]}. Der Grund steht im Protokoll des Laufs."
      sag ""
    fi
    if [ "$status" -ne 0 ]; then
      sag "**Die Datenbank ließ sich mit diesen Daten nicht bauen.** Die Meldung:"
      sag ""
      sag '```'
      tail -n 60 "$vorschlag/warehouse.txt" | sed 's/```/ʼʼʼ/g'
      sag '```'
      sag ""
    fi
    sag "**Dateien**"
    sag ""
    sag '```'
    git diff --stat=100 -- "${daten[@]}"
    sag '```'
    sag ""
    if [ -f data/build/changes.md ]; then head -c 50000 data/build/changes.md; fi
  } > "$vorschlag/bericht.md"
}

vorbereiten() {
  gescheitert=()
  if [ -n "$(git status --porcelain -- "${daten[@]}")" ]; then
    sag "In ${daten[*]} liegen Änderungen, die nicht festgehalten sind. Bitte zuerst festhalten oder verwerfen." >&2
    exit 1
  fi
  rm -rf "$vorschlag" data/build/changes.md
  mkdir -p "$vorschlag"
  hole "$@"
  if [ -z "$(git status --porcelain -- "${daten[@]}")" ]; then
    sag "Nichts Neues."
    [ ${#gescheitert[@]} -eq 0 ] || { sag "Nicht abgerufen: ${gescheitert[*]}" >&2; exit 1; }
    return 0
  fi
  local status=0 titel="Neue amtliche Daten"
  npm run --silent warehouse > "$vorschlag/warehouse.txt" 2>&1 || status=$?
  [ "$status" -eq 0 ] || titel="Draft: $titel, noch nicht baubar"
  git add --intent-to-add -- "${daten[@]}"
  git diff --binary -- "${daten[@]}" > "$vorschlag/vorschlag.patch"
  schreibe_bericht "$status"
  sag "$titel" > "$vorschlag/titel.txt"
  # The tree was clean before, so this undoes what this run has written and nothing else.
  git reset --quiet -- "${daten[@]}"
  git checkout --quiet -- "${daten[@]}"
  git clean --quiet -fd -- "${daten[@]}"
  sag "Vorbereitet: $titel. Bericht: $vorschlag/bericht.md"
}

stelle_antrag() {
  local zweig=$1 basis=$2 titel=$3
  case "${ANTRAG:-}" in
    github) gh pr create --base "$basis" --head "$zweig" --title "$titel" --body-file "$vorschlag/bericht.md" ;;
    gitlab)
      # The token by standard input, so that it stands in no list of processes.
      printf 'PRIVATE-TOKEN: %s\n' "$ABRUF_TOKEN" | curl --fail --silent --show-error --output /dev/null --header @- \
        --data-urlencode "source_branch=$zweig" --data-urlencode "target_branch=$basis" --data-urlencode "title=$titel" \
        --data-urlencode "description@$vorschlag/bericht.md" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests"
      ;;
    *) sag "Bitte den Zweig $zweig prüfen. Bericht: $vorschlag/bericht.md" ;;
  esac
}

vorschlagen() {
  if [ ! -s "$vorschlag/vorschlag.patch" ]; then
    sag "Es gibt nichts vorzuschlagen."
    return 0
  fi
  local pruef titel zweig basis
  pruef=$(git hash-object --stdin < "$vorschlag/vorschlag.patch")
  titel=$(cat "$vorschlag/titel.txt")
  # Named by its content, so that the same files are proposed once, however often they are fetched.
  zweig="daten/abruf-${pruef:0:12}"
  basis=${BASIS:-$(git rev-parse --abbrev-ref HEAD)}
  if git ls-remote --exit-code --heads origin "$zweig" > /dev/null; then
    sag "Schon vorgeschlagen: $zweig"
    return 0
  fi
  local vorher
  vorher=$(git rev-parse HEAD)
  git checkout --quiet -b "$zweig"
  # Whatever the patch holds, only data get through.
  git apply --index --include='data/official/*' --include='data/geometry/*' "$vorschlag/vorschlag.patch"
  git -c user.name="Abruf" -c user.email="abruf@invalid" commit --quiet --message "$titel"
  git push --quiet origin "$zweig"
  git checkout --quiet "${basis}" 2> /dev/null || git checkout --quiet "$vorher"
  git branch --quiet -D "$zweig"
  stelle_antrag "$zweig" "$basis" "$titel"
}

case "${1:-}" in
  vorbereiten)
    shift
    vorbereiten "$@"
    ;;
  vorschlagen) vorschlagen ;;
  *)
    vorbereiten "$@"
    vorschlagen
    ;;
esac
