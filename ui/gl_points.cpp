#include "ui/gl_points.h"

#include <cstddef>
#include <cstring>
#include <string>

namespace grapevine {

namespace {

// The part of OpenGL that is used here, by its own names and values.
using Enum = unsigned;
constexpr Enum kVersion = 0x1F02, kVertexShader = 0x8B31, kFragmentShader = 0x8B30, kCompileStatus = 0x8B81, kLinkStatus = 0x8B82;
constexpr Enum kArrayBuffer = 0x8892, kStaticDraw = 0x88E4, kDynamicDraw = 0x88E8, kFloat = 0x1406, kUnsignedByte = 0x1401;
constexpr Enum kTriangleStrip = 5, kBlend = 0x0BE2, kScissorTest = 0x0C11, kDepthTest = 0x0B71, kCullFace = 0x0B44;
constexpr Enum kSourceAlpha = 0x0302, kOneMinusSourceAlpha = 0x0303, kOne = 1;

#if defined(_WIN32) && !defined(_WIN64)
#define GRAPEVINE_GL __stdcall
#else
#define GRAPEVINE_GL
#endif

struct Gl {
#define GRAPEVINE_GL_FUNCTIONS(X)                                                                                                        \
  X(const unsigned char*, GetString, (Enum))                                                                                             \
  X(unsigned, CreateShader, (Enum))                                                                                                      \
  X(void, ShaderSource, (unsigned, int, const char* const*, const int*))                                                                 \
  X(void, CompileShader, (unsigned))                                                                                                     \
  X(void, GetShaderiv, (unsigned, Enum, int*))                                                                                           \
  X(void, DeleteShader, (unsigned))                                                                                                      \
  X(unsigned, CreateProgram, ())                                                                                                         \
  X(void, AttachShader, (unsigned, unsigned))                                                                                            \
  X(void, BindAttribLocation, (unsigned, unsigned, const char*))                                                                         \
  X(void, LinkProgram, (unsigned))                                                                                                       \
  X(void, GetProgramiv, (unsigned, Enum, int*))                                                                                          \
  X(void, DeleteProgram, (unsigned))                                                                                                     \
  X(void, UseProgram, (unsigned))                                                                                                        \
  X(int, GetUniformLocation, (unsigned, const char*))                                                                                    \
  X(void, Uniform4fv, (int, int, const float*))                                                                                          \
  X(void, GenVertexArrays, (int, unsigned*))                                                                                             \
  X(void, DeleteVertexArrays, (int, const unsigned*))                                                                                    \
  X(void, BindVertexArray, (unsigned))                                                                                                   \
  X(void, GenBuffers, (int, unsigned*))                                                                                                  \
  X(void, DeleteBuffers, (int, const unsigned*))                                                                                         \
  X(void, BindBuffer, (Enum, unsigned))                                                                                                  \
  X(void, BufferData, (Enum, std::ptrdiff_t, const void*, Enum))                                                                         \
  X(void, EnableVertexAttribArray, (unsigned))                                                                                           \
  X(void, VertexAttribPointer, (unsigned, int, Enum, unsigned char, int, const void*))                                                   \
  X(void, VertexAttribDivisor, (unsigned, unsigned))                                                                                     \
  X(void, DrawArraysInstanced, (Enum, int, int, int))                                                                                    \
  X(void, Enable, (Enum))                                                                                                                \
  X(void, Disable, (Enum))                                                                                                               \
  X(void, BlendFuncSeparate, (Enum, Enum, Enum, Enum))                                                                                   \
  X(void, Scissor, (int, int, int, int))                                                                                                 \
  X(void, Viewport, (int, int, int, int))
#define GRAPEVINE_GL_DECLARE(result, name, arguments) result(GRAPEVINE_GL* name) arguments = nullptr;
  GRAPEVINE_GL_FUNCTIONS(GRAPEVINE_GL_DECLARE)
#undef GRAPEVINE_GL_DECLARE

  // Whether every function is there.
  bool load(const GlFunction& function) {
    bool all = true;
#define GRAPEVINE_GL_LOAD(result, name, arguments)                                                \
  name = reinterpret_cast<result(GRAPEVINE_GL*) arguments>(function("gl" #name)); \
  all = all && name;
    GRAPEVINE_GL_FUNCTIONS(GRAPEVINE_GL_LOAD)
#undef GRAPEVINE_GL_LOAD
    return all;
  }
};

constexpr const char* kVertex = R"(
in vec2 place;
in vec4 look;            // colour, shape, size in 1/32, alpha
uniform vec4 view;       // scale, left, top, layer
uniform vec4 surface;    // width, height, radius, least radius
uniform vec4 palette[8];
out vec2 at;
out vec4 ink;
out float radius;
out float shape;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  radius = max(surface.w, look.z / 32.0 * surface.z);
  shape = look.y;
  ink = palette[int(look.x + 0.5)];
  ink.a *= look.w / 255.0;
  float reach = radius * 1.4 + 1.5;
  at = corner * reach;
  vec2 pixel = place * view.x + view.yz + vec2(at.x, -at.y);
  bool below = look.x < 0.5, first = view.w < 0.5;
  gl_Position = below == first ? vec4(pixel.x / surface.x * 2.0 - 1.0, 1.0 - pixel.y / surface.y * 2.0, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
)";

constexpr const char* kFragment = R"(
in vec2 at;
in vec4 ink;
in float radius;
in float shape;
out vec4 colour;
float triangle(vec2 p) { return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - radius * 0.68; }
void main() {
  float d = length(at) - radius;
  if (shape > 4.5) {
    vec2 q = abs(vec2(at.x + at.y, at.x - at.y)) * 0.7071;
    float half_width = max(0.6, radius * 0.26);
    d = min(max(q.x - radius * 1.2, q.y - half_width), max(q.y - radius * 1.2, q.x - half_width));
  } else if (shape > 3.5) {
    d = abs(d) - max(0.7, radius * 0.24);
  } else if (shape > 2.5) {
    d = triangle(at);
  } else if (shape > 1.5) {
    d = triangle(vec2(at.x, -at.y));
  } else if (shape > 0.5) {
    d = (abs(at.x) + abs(at.y)) * 0.7071 - radius * 0.85;
  }
  float cover = clamp(0.5 - d, 0.0, 1.0);
  if (cover <= 0.0) discard;
  colour = vec4(ink.rgb, ink.a * cover);
}
)";

}  // namespace

struct GlPoints::Impl {
  GlFunction function;
  Gl gl;
  bool loaded = false, failed = false;
  unsigned program = 0, array = 0, places = 0, looks = 0;
  int view = -1, surface = -1, palette = -1;
  std::uint64_t places_there = 0, looks_there = 0;  // versions; 0: none
  std::size_t points = 0;
  std::vector<float> both;

  bool ready();
  unsigned compile(Enum kind, const std::string& head, const char* source) const;
  void upload(const PointCloud& cloud);
};

unsigned GlPoints::Impl::compile(Enum kind, const std::string& head, const char* source) const {
  const unsigned shader = gl.CreateShader(kind);
  const std::string text = head + source;
  const char* bytes = text.c_str();
  gl.ShaderSource(shader, 1, &bytes, nullptr);
  gl.CompileShader(shader);
  int good = 0;
  gl.GetShaderiv(shader, kCompileStatus, &good);
  if (good) return shader;
  gl.DeleteShader(shader);
  return 0;
}

bool GlPoints::Impl::ready() {
  if (program != 0) return true;
  if (failed) return false;
  failed = true;  // until everything has gone well
  if (!loaded && !(loaded = gl.load(function))) return false;
  const auto* version = reinterpret_cast<const char*>(gl.GetString(kVersion));
  const bool embedded = version && std::strstr(version, "OpenGL ES");
  const std::string head = embedded ? "#version 300 es\nprecision highp float;\n" : "#version 150\n";
  const unsigned vertex = compile(kVertexShader, head, kVertex), fragment = compile(kFragmentShader, head, kFragment);
  if (!vertex || !fragment) return false;
  const unsigned made = gl.CreateProgram();
  gl.AttachShader(made, vertex);
  gl.AttachShader(made, fragment);
  gl.BindAttribLocation(made, 0, "place");
  gl.BindAttribLocation(made, 1, "look");
  gl.LinkProgram(made);
  gl.DeleteShader(vertex);
  gl.DeleteShader(fragment);
  int good = 0;
  gl.GetProgramiv(made, kLinkStatus, &good);
  if (!good) {
    gl.DeleteProgram(made);
    return false;
  }
  view = gl.GetUniformLocation(made, "view");
  surface = gl.GetUniformLocation(made, "surface");
  palette = gl.GetUniformLocation(made, "palette");
  gl.GenVertexArrays(1, &array);
  gl.BindVertexArray(array);
  unsigned buffers[2] = {};
  gl.GenBuffers(2, buffers);
  places = buffers[0];
  looks = buffers[1];
  gl.BindBuffer(kArrayBuffer, places);
  gl.EnableVertexAttribArray(0);
  gl.VertexAttribPointer(0, 2, kFloat, 0, 8, nullptr);
  gl.VertexAttribDivisor(0, 1);
  gl.BindBuffer(kArrayBuffer, looks);
  gl.EnableVertexAttribArray(1);
  gl.VertexAttribPointer(1, 4, kUnsignedByte, 0, 4, nullptr);
  gl.VertexAttribDivisor(1, 1);
  places_there = looks_there = 0;
  program = made;
  failed = false;
  return true;
}

void GlPoints::Impl::upload(const PointCloud& cloud) {
  static_assert(sizeof(PointLook) == 4);
  const bool resized = points != cloud.looks.size();
  points = cloud.looks.size();
  if (resized || places_there != cloud.places) {
    both.resize(2 * points);
    for (std::size_t i = 0; i < points; ++i) {
      both[2 * i] = cloud.x[i];
      both[2 * i + 1] = cloud.y[i];
    }
    gl.BindBuffer(kArrayBuffer, places);
    gl.BufferData(kArrayBuffer, static_cast<std::ptrdiff_t>(both.size() * sizeof(float)), both.data(), kStaticDraw);
    places_there = cloud.places;
  }
  if (resized || looks_there != cloud.look) {
    gl.BindBuffer(kArrayBuffer, looks);
    gl.BufferData(kArrayBuffer, static_cast<std::ptrdiff_t>(points * sizeof(PointLook)), cloud.looks.data(), kDynamicDraw);
    looks_there = cloud.look;
  }
}

GlPoints::GlPoints(GlFunction function) : impl_(std::make_unique<Impl>()) { impl_->function = std::move(function); }

// The context goes with its window, and with it what was made in it.
GlPoints::~GlPoints() = default;

bool GlPoints::usable() const { return impl_->function && !impl_->failed; }

void GlPoints::forget() {
  impl_->program = 0;
  impl_->failed = false;
}

void GlPoints::draw(const PointCloud& cloud, const Box& clip, float width, float height) {
  Impl& impl = *impl_;
  if (!usable() || !impl.ready() || cloud.looks.empty() || clip.width() < 1 || clip.height() < 1) return;
  const Gl& gl = impl.gl;
  gl.BindVertexArray(impl.array);
  impl.upload(cloud);
  gl.UseProgram(impl.program);
  std::array<float, 4 * kPalette> colours{};
  for (std::size_t i = 0; i < kPalette; ++i)
    for (std::size_t channel = 0; channel < 4; ++channel) colours[4 * i + channel] = static_cast<float>(cloud.palette[i] >> (8 * channel) & 255) / 255;
  gl.Uniform4fv(impl.palette, kPalette, colours.data());
  const float surface[4] = {width, height, cloud.radius, cloud.least_radius};
  gl.Uniform4fv(impl.surface, 1, surface);
  gl.Enable(kBlend);
  gl.BlendFuncSeparate(kSourceAlpha, kOneMinusSourceAlpha, kOne, kOneMinusSourceAlpha);
  gl.Disable(kDepthTest);
  gl.Disable(kCullFace);
  gl.Enable(kScissorTest);
  gl.Viewport(0, 0, static_cast<int>(width), static_cast<int>(height));
  gl.Scissor(static_cast<int>(clip.left), static_cast<int>(height - clip.bottom), static_cast<int>(clip.width()), static_cast<int>(clip.height()));
  for (const float layer : {0.0f, 1.0f}) {
    const float view[4] = {cloud.scale, cloud.left, cloud.top, layer};
    gl.Uniform4fv(impl.view, 1, view);
    gl.DrawArraysInstanced(kTriangleStrip, 0, 4, static_cast<int>(impl.points));
  }
  gl.BindVertexArray(0);
}

}  // namespace grapevine
