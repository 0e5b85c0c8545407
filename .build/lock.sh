# Sourced by build.sh and servers.sh, in the repository's folder: one build at a time. POSIX sh; needs `say`.

mkdir -p target 2>/dev/null || { say "soma: cannot write to $here/target"; exit 3; }
[ -w target ] || { say "soma: cannot write to $here/target"; exit 3; }
# One build at a time; a lock whose owner is gone is stale.
while ! mkdir target/.lock 2>/dev/null; do
  owner=$(cat target/.lock/pid 2>/dev/null || true)
  if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
    rm -rf target/.lock
    continue
  fi
  say "soma: another build is running; waiting for it"
  sleep 2
done
echo $$ >target/.lock/pid
trap 'rm -rf target/.lock' EXIT
trap 'exit 130' INT TERM
