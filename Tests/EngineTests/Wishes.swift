import Domain
import TestKit

/// A village's wish on its way.
struct Wishes {
  let county: County
}
