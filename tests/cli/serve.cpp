// The local web server, asked over a plain socket.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>

#include <catch2/catch_test_macros.hpp>

#include "tests/cli/program.h"

namespace {

int port_of(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  return colon == std::string::npos ? 0 : std::atoi(address.c_str() + colon + 1);
}

// The whole answer to one request, headers and body; empty when nothing listens.
std::string ask(int port, const std::string& first_line, const std::string& headers = {}) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    const std::string request =
        first_line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
      char buffer[4096];
      for (ssize_t got = 0; (got = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(got));
    }
  }
  ::close(socket);
  return answer;
}

bool has(const std::string& answer, const std::string& header) {
  return answer.find("\r\n" + header + "\r\n") != std::string::npos;
}
std::string body(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

// A page with a compressed file, a hidden one, and a link to a file outside.
struct Page : ScratchFolder {
  Page() {
    file("secret.txt", "secret");
    std::filesystem::create_directories(path() / "web/mt");
    file("web/index.html", "<!doctype html><title>Grapevine</title>");
    file("web/mt/app.wasm", std::string("\0asm", 4));
    file("web/app.js", std::string(5000, 'j'));
    file("web/app.js.br", "brotli");
    file("web/app.js.gz", "gzip");
    file("web/.hidden", "hidden");
    std::filesystem::create_symlink(path() / "secret.txt", path() / "web/link.txt");
  }
};

}  // namespace

TEST_CASE("serve answers with the headers that the page needs, and Ctrl-C ends it quietly") {
  const Page page;
  Background server({"serve", page / "web"});
  const int port = port_of(server.first_line());
  INFO(server.first_line());
  REQUIRE(server.first_line().starts_with("http://127.0.0.1:"));

  const std::string index = ask(port, "GET /");
  CHECK(index.starts_with("HTTP/1.1 200"));
  CHECK(body(index) == "<!doctype html><title>Grapevine</title>");
  CHECK(has(index, "Cross-Origin-Opener-Policy: same-origin"));
  CHECK(has(index, "Cross-Origin-Embedder-Policy: require-corp"));
  CHECK(has(index, "Cross-Origin-Resource-Policy: same-origin"));
  CHECK(has(index, "Permissions-Policy: camera=(self), microphone=(), geolocation=()"));
  CHECK(has(index, "X-Content-Type-Options: nosniff"));
  CHECK(has(index, "Cache-Control: no-cache"));
  CHECK(has(index, "Content-Type: text/html; charset=utf-8"));
  CHECK(index.find("Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';") !=
        std::string::npos);
  CHECK(index.find("unsafe-inline") == std::string::npos);

  CHECK(index.find("frame-ancestors 'none'") != std::string::npos);
  const std::string embedded = ask(port, "GET /?embed&title=x");
  CHECK(embedded.find("frame-ancestors") == std::string::npos);
  CHECK(embedded.find("Content-Security-Policy: default-src 'none';") != std::string::npos);

  const std::string wasm = ask(port, "GET /mt/app.wasm?threads=0");
  CHECK(has(wasm, "Content-Type: application/wasm"));
  CHECK(body(wasm) == std::string("\0asm", 4));

  const std::size_t tag = wasm.find("ETag: ");
  REQUIRE(tag != std::string::npos);
  const std::string value = wasm.substr(tag + 6, wasm.find("\r\n", tag) - tag - 6);
  CHECK(ask(port, "GET /mt/app.wasm", "If-None-Match: " + value + "\r\n").starts_with("HTTP/1.1 304"));
  const std::string head = ask(port, "HEAD /");
  CHECK(head.starts_with("HTTP/1.1 200"));
  CHECK(body(head).empty());

  const Ran end = server.interrupt();
  CHECK(end.exit == 0);
  CHECK(end.err.empty());
  CHECK(end.seconds < 3);
}

TEST_CASE("serve sends what was compressed beforehand, to those who take it, and compresses nothing itself") {
  const Page page;
  Background server({"serve", page / "web"});
  const int port = port_of(server.first_line());
  const std::string plain = ask(port, "GET /app.js");
  CHECK(body(plain) == std::string(5000, 'j'));
  CHECK(has(plain, "Content-Type: text/javascript; charset=utf-8"));
  CHECK(has(plain, "Vary: Accept-Encoding"));
  const std::string brotli = ask(port, "GET /app.js", "Accept-Encoding: gzip, deflate, br\r\n");
  CHECK(body(brotli) == "brotli");
  CHECK(has(brotli, "Content-Encoding: br"));
  CHECK(has(brotli, "Content-Type: text/javascript; charset=utf-8"));
  const std::string gzip = ask(port, "GET /app.js", "Accept-Encoding: gzip, br;q=0\r\n");
  CHECK(body(gzip) == "gzip");
  CHECK(has(gzip, "Content-Encoding: gzip"));
  const std::string index = ask(port, "GET /index.html", "Accept-Encoding: gzip, br\r\n");
  CHECK(index.find("Content-Encoding") == std::string::npos);
  CHECK(server.interrupt().exit == 0);
}

TEST_CASE("serve sends a file itself when what was compressed is older") {
  const Page page;
  Background server({"serve", page / "web"});
  const int port = port_of(server.first_line());
  const auto written = std::filesystem::last_write_time(page.path() / "web/app.js");
  for (const char* compressed : {"web/app.js.br", "web/app.js.gz"}) std::filesystem::last_write_time(page.path() / compressed, written - std::chrono::seconds(1));
  const std::string answer = ask(port, "GET /app.js", "Accept-Encoding: gzip, br\r\n");
  CHECK(body(answer) == std::string(5000, 'j'));
  CHECK(answer.find("Content-Encoding") == std::string::npos);
  CHECK(server.interrupt().exit == 0);
}

TEST_CASE("serve gives nothing outside its folder and lists nothing") {
  const Page page;
  Background server({"serve", page / "web"});
  const int port = port_of(server.first_line());
  for (const char* path : {"/../secret.txt", "/%2e%2e/secret.txt", "/mt/../../secret.txt", "/..%2fsecret.txt",
                           "/link.txt", "/.hidden", "/mt/", "/mt", "/nothing.js", "/%00", "/index.html%00.js",
                           "//etc/passwd", "/..\\secret.txt", "/app.js/"}) {
    const std::string answer = ask(port, std::string("GET ") + path);
    INFO(path << "\n" << answer);
    const bool refused = answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 400") ||
                         std::string(path) == "/app.js/";
    CHECK(refused);
    CHECK(answer.find("secret") == std::string::npos);
    CHECK(answer.find("root:") == std::string::npos);
    CHECK(has(answer, "X-Content-Type-Options: nosniff"));
  }
  CHECK(ask(port, "POST /").starts_with("HTTP/1.1 405"));
  CHECK(ask(port, "GET /" + std::string(20'000, 'a')).starts_with("HTTP/1.1 414"));
  CHECK(ask(port, "nonsense").starts_with("HTTP/1.1 4"));
  CHECK(ask(port, "GET /").starts_with("HTTP/1.1 200"));
  CHECK(server.interrupt().exit == 0);
}

TEST_CASE("serve takes the next free port, unless one was asked for") {
  const Page page;
  Background first({"serve", page / "web"});
  Background second({"serve", page / "web"});
  const int taken = port_of(first.first_line());
  CHECK(port_of(second.first_line()) != taken);
  CHECK(ask(port_of(second.first_line()), "GET /").starts_with("HTTP/1.1 200"));
  const Ran refused = grapevine({"serve", page / "web", "--port", std::to_string(taken)});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("another program uses") != std::string::npos);
  CHECK(refused.err.find("--port") != std::string::npos);
  CHECK(grapevine({"serve", page / "web", "--bind", "192.0.2.1"}).exit == 3);
  CHECK(first.interrupt().exit == 0);
}
