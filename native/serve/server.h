// A web server for one folder of static files, on this machine. It sends the headers that the page needs to
// run threads (cross-origin isolation) and to be safe (a Content-Security-Policy without other hosts),
// prefers files that were compressed beforehand (page.js.br beside page.js, unless it is older), and answers "not modified" by
// content. Only an address with ?embed may stand inside a page of another host.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace grapevine {

struct ServeOptions {
  std::filesystem::path folder;
  std::string bind = "127.0.0.1";
  int port = 8080;
  bool exact_port = false;  // false: the next free port when this one is taken
};

class LocalServer {
 public:
  explicit LocalServer(ServeOptions options);
  ~LocalServer();

  // Takes the address; returns the port.
  Result<int> bind();
  // Answers until `stopped` returns true, which is asked ten times a second.
  void run(const std::function<bool()>& stopped);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The Content-Type of a file by its extension; without one that we ship, "application/octet-stream".
std::string_view content_type(const std::filesystem::path& file);

// The file that a decoded URL path names, or an empty path: nothing outside the folder (also through links),
// no hidden files, no listings; a folder is its index.html.
std::filesystem::path file_for(const std::filesystem::path& folder, std::string_view url_path);

}  // namespace grapevine
