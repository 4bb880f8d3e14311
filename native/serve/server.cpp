#include "serve/server.h"

#include <httplib.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "base/digest.h"
#include "cli/files.h"

namespace grapevine {

namespace {

constexpr int kPortsTried = 20;
constexpr std::uint64_t kFileBytes = 256ull << 20;

constexpr char kPolicy[] =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'";

// The page may stand inside another one only where it shows a result and takes no orders (?embed).
std::string policy(bool embedded) { return std::string(kPolicy) + (embedded ? "" : "; frame-ancestors 'none'"); }

httplib::Headers common_headers() {
  return {
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Embedder-Policy", "require-corp"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Content-Security-Policy", policy(false)},
      {"Permissions-Policy", "camera=(self), microphone=(), geolocation=()"},  // it reads decision codes
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cache-Control", "no-cache"},
      {"Vary", "Accept-Encoding"},
  };
}

// Whether the header lists the encoding and does not refuse it ("br;q=0").
bool accepts(const httplib::Request& request, std::string_view encoding) {
  const std::string header = request.get_header_value("Accept-Encoding");
  std::string_view rest = header;
  while (!rest.empty()) {
    std::string_view item = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    while (item.starts_with(' ')) item.remove_prefix(1);
    const std::string_view name = item.substr(0, item.find_first_of("; "));
    if (name == encoding)
      return item.find("q=0") == std::string_view::npos || item.find("q=0.") != std::string_view::npos;
  }
  return false;
}

struct Encoding {
  const char* name;
  const char* suffix;
};
constexpr Encoding kEncodings[] = {{"br", ".br"}, {"gzip", ".gz"}};

// A compressed file that is older than its file holds what the file was.
bool is_fresh(const std::filesystem::path& compressed, const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(compressed, error)) return false;
  const auto made = std::filesystem::last_write_time(compressed, error);
  return !error && made >= std::filesystem::last_write_time(file, error) && !error;
}

void answer(const std::filesystem::path& folder, const httplib::Request& request,
            httplib::Response& response) {
  const std::filesystem::path file = file_for(folder, request.path);
  if (file.empty()) {
    response.status = 404;
    response.set_content("Not found.\n", "text/plain; charset=utf-8");
    return;
  }
  if (request.has_param("embed")) {
    response.headers.erase("Content-Security-Policy");
    response.set_header("Content-Security-Policy", policy(true));
  }
  Result<std::string> bytes = Error{};
  for (const Encoding& encoding : kEncodings) {
    std::filesystem::path compressed = file;
    compressed += encoding.suffix;
    if (bytes.ok() || !accepts(request, encoding.name) || !is_fresh(compressed, file)) continue;
    bytes = read_file(compressed, kFileBytes);
    if (bytes) response.set_header("Content-Encoding", encoding.name);
  }
  if (!bytes) bytes = read_file(file, kFileBytes);
  if (!bytes) {
    response.status = 500;
    response.set_content("The file could not be read.\n", "text/plain; charset=utf-8");
    return;
  }
  const std::string tag = "\"" + digest_of(*bytes) + "\"";
  response.set_header("ETag", tag);
  if (request.get_header_value("If-None-Match").find(tag) != std::string::npos) {
    response.status = 304;
    return;
  }
  // with a content provider httplib sends the bytes as they are; a body it might compress once more
  const auto held = std::make_shared<const std::string>(std::move(*bytes));
  response.set_content_provider(held->size(), std::string(content_type(file)),
                                [held](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                  return sink.write(held->data() + offset, length);
                                });
}

}  // namespace

struct LocalServer::Impl {
  ServeOptions options;
  httplib::Server server;
};

LocalServer::LocalServer(ServeOptions options) : impl_(std::make_unique<Impl>()) {
  impl_->options = std::move(options);
  httplib::Server& server = impl_->server;
  // httplib would share the port with any other program that also does
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_keep_alive_timeout(1);  // also the longest that stopping takes
  server.set_payload_max_length(1024);
  server.set_default_headers(common_headers());
  server.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
    if (request.method == "GET" || request.method == "HEAD")
      return httplib::Server::HandlerResponse::Unhandled;
    response.status = 405;
    response.set_header("Allow", "GET, HEAD");
    return httplib::Server::HandlerResponse::Handled;
  });
  server.Get(".*",
             [folder = impl_->options.folder](const httplib::Request& request, httplib::Response& response) {
               answer(folder, request, response);
             });
}

LocalServer::~LocalServer() = default;

Result<int> LocalServer::bind() {
  const ServeOptions& options = impl_->options;
  const int last = options.exact_port ? options.port : std::min(65535, options.port + kPortsTried);
  int code = 0;
  for (int port = options.port; port <= last; ++port) {
    errno = 0;
    if (impl_->server.bind_to_port(options.bind, port)) return port;
    code = errno;
    if (code != EADDRINUSE) break;
  }
  const std::string address = shown(options.bind) + ":" + std::to_string(options.port);
  if (code == EADDRINUSE)
    return Error{address, "a port that another program uses", "",
                 "leave out --port to take the next free one"};
  if (code == EACCES)
    return Error{address, "a port that is reserved for the system", "ports from 1024 on",
                 "choose a larger --port"};
  return Error{address,
               "an address that cannot be taken" +
                   (code != 0 ? " (" + std::string(std::strerror(code)) + ")" : std::string()),
               "an address of this machine", "use --bind 127.0.0.1"};
}

void LocalServer::run(const std::function<bool()>& stopped) {
  std::thread listener([this] { impl_->server.listen_after_bind(); });
  while (!stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  impl_->server.stop();
  listener.join();
}

}  // namespace grapevine
