# One server on Raft files: what is written is there after a restart. It initialises itself on new
# data and unseals itself at each start with a key of its own, so nobody has to be there.
ui           = true
api_addr     = "http://127.0.0.1:${port.http}"
cluster_addr = "http://127.0.0.1:${port.cluster}"

storage "raft" {
  path                   = "${data}"
  node_id                = "soma"
  performance_multiplier = 1
}

listener "tcp" {
  address         = "127.0.0.1:${port.http}"
  cluster_address = "127.0.0.1:${port.cluster}"
  tls_disable     = true
}

seal "static" {
  current_key_id = "soma"
  current_key    = "${secret}"
}

# The token comes last: whoever may use it finds the engines mounted.
initialize "soma" {
  request "secrets" {
    operation = "update"
    path      = "sys/mounts/secret"
    data      = { type = "kv", options = { version = "2" } }
  }
  request "encryption" {
    operation = "update"
    path      = "sys/mounts/transit"
    data      = { type = "transit" }
  }
  request "token" {
    operation = "update"
    path      = "auth/token/create-orphan"
    data      = { id = "${secret}", policies = ["root"], display_name = "soma" }
  }
}
