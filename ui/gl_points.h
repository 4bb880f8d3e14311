// Points by instancing: one square for each, its shape cut out of it by the fragment shader. OpenGL 3.3 and WebGL 2 from
// one source; its functions come from the shell by name, so that nothing here links with either.
#pragma once

#include <functional>
#include <memory>

#include "ui/point_cloud.h"

namespace grapevine {

using GlFunction = std::function<void*(const char* name)>;

class GlPoints {
 public:
  explicit GlPoints(GlFunction function);
  ~GlPoints();

  // False where the card or its driver cannot: the reason stays until `forget`.
  bool usable() const;
  // The context was lost, with all that was in it. The next `draw` uploads everything again.
  void forget();
  // Within `clip` of a surface of this size; pixels from the top left. Changes OpenGL's state.
  void draw(const PointCloud& cloud, const Box& clip, float width, float height);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
