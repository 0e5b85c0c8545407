package ai.somagent.soma.servers.catalogue;

import java.util.Locale;

/** The servers of the data file as constants, so that a misspelt one does not compile. */
public enum Server {
  OPA,
  TEMPORAL,
  MINIO,
  OPENFGA,
  NATS,
  TEMPORAL_POSTGRESQL,
  POSTGRESQL,
  REDIS,
  ALERTMANAGER,
  PROMETHEUS,
  OPENBAO,
  COSIGN,
  KAFKA,
  KEYCLOAK,
  OPENSEARCH,
  APICURIO,
  CLICKHOUSE;

  /** Its key in the data file, such as {@code temporal-postgresql}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
