"""Redis as a cache that may be away: then it is an empty cache, and the site goes on without it."""

import functools
import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# What each call answers when Redis does not. What is kept there can be made again or done without;
# logins are throttled by the database and not by the cache.
WITHOUT_REDIS: dict[str, Callable[..., Any]] = {
    "add": lambda *_args, **_kwargs: False,
    "get": lambda _key, default=None, **_kwargs: default,
    "set": lambda *_args, **_kwargs: None,
    "touch": lambda *_args, **_kwargs: False,
    "delete": lambda *_args, **_kwargs: False,
    "get_many": lambda *_args, **_kwargs: {},
    "has_key": lambda *_args, **_kwargs: False,
    "set_many": lambda data, *_args, **_kwargs: list(data),
    "delete_many": lambda *_args, **_kwargs: None,
    "clear": lambda *_args, **_kwargs: False,
}


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache, except that an unreachable server is logged and not raised."""


def _forgiving(name: str, otherwise: Callable[..., Any]) -> Callable[..., Any]:
    original = getattr(RedisCache, name)

    @functools.wraps(original)
    def call(self: RedisCache, *args: Any, **kwargs: Any) -> Any:
        try:
            return original(self, *args, **kwargs)
        except RedisError as error:
            logger.warning("Redis does not answer (%s): going on without the cache.", error)
            return otherwise(*args, **kwargs)

    return call


for _name, _otherwise in WITHOUT_REDIS.items():
    setattr(ForgivingRedisCache, _name, _forgiving(_name, _otherwise))
