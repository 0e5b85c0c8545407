import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the administrator of a new instance a password of its own: the database comes from a
 * template made at install, and Keycloak makes an administrator only in an empty database.
 *
 * <p>Arguments: address of the server, file with the password of the template. The new password is
 * in the environment, SOMA_ADMIN_PASSWORD: the process list shows arguments to everyone.
 */
final class SetAdminPassword {

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  private SetAdminPassword(String address) {
    this.address = address;
  }

  public static void main(String[] arguments) throws Exception {
    String first = Files.readString(Path.of(arguments[1])).strip();
    new SetAdminPassword(arguments[0]).set(first, System.getenv("SOMA_ADMIN_PASSWORD"));
  }

  private void set(String first, String own) throws Exception {
    String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + first;
    String token =
        field(
            "access_token",
            answer(
                HttpRequest.newBuilder(at("/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))));
    String bearer = "Bearer " + token;
    String users = "/admin/realms/master/users";
    String id =
        field(
            "id",
            answer(
                HttpRequest.newBuilder(at(users + "?exact=true&username=admin"))
                    .header("Authorization", bearer)));
    String credential = "{\"type\":\"password\",\"temporary\":false,\"value\":\"" + own + "\"}";
    answer(
        HttpRequest.newBuilder(at(users + "/" + id + "/reset-password"))
            .header("Authorization", bearer)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(credential)));
  }

  private URI at(String path) {
    return URI.create(address + path);
  }

  private String answer(HttpRequest.Builder request) throws Exception {
    var response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(response.uri() + " answered " + response.statusCode());
    }
    return response.body();
  }

  private static String field(String name, String json) throws IOException {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new IOException("no `" + name + "` in the answer");
    }
    return found.group(1);
  }
}
