# Starts once with an empty database: the schema and the realm `master` take longer than all else.
set -eu
java=$1
KC_BOOTSTRAP_ADMIN_USERNAME=admin
KC_BOOTSTRAP_ADMIN_PASSWORD=$(cat first-password)
export KC_BOOTSTRAP_ADMIN_USERNAME KC_BOOTSTRAP_ADMIN_PASSWORD
exec "$java" TrainCache.java keep 'http://127.0.0.1:@port2@/health/ready' \
  "$java" -XX:AOTCacheOutput=server.aot @jvm.args \
  -Dkc.home.dir=@instance@ -Djava.io.tmpdir=@instance@/tmp \
  io.quarkus.bootstrap.runner.QuarkusEntryPoint \
  --config-file="$PWD/conf/keycloak.conf" start --optimized \
  --http-port=@port1@ --http-management-port=@port2@
