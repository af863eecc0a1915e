# Two stages on the same Python: the first installs what the lock names and the project, the second carries the result and nothing to build with.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv --without-pip /opt/spin-coach
COPY requirements.lock requirements-build.lock ./
RUN python -m pip --python /opt/spin-coach/bin/python install --require-hashes --no-deps -r requirements.lock \
    && python -m pip install --require-hashes --no-deps -r requirements-build.lock
COPY pyproject.toml LICENSE ./
COPY app app
COPY prompts prompts
COPY scenarios scenarios
COPY static static
RUN python -m pip wheel --no-build-isolation --no-deps --wheel-dir /wheels . \
    && python -m pip --python /opt/spin-coach/bin/python install --no-deps --no-index /wheels/spin_coach-*.whl

FROM python:3.11-slim-bookworm
# ca-certificates: the client of the model trusts what the system trusts, a company's own authority included.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 coach \
    && useradd --system --uid 10001 --gid coach --home-dir /data --no-create-home --shell /usr/sbin/nologin coach \
    && install --directory --owner coach --group coach /data
COPY --from=build /opt/spin-coach /opt/spin-coach
# Inside a container the service must listen beyond loopback; who reaches it is decided where its port is published.
ENV COACH_TRUST_NETWORK=true
ENV PATH=/opt/spin-coach/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    COACH_DATABASE_URL=sqlite:////data/coach.db
WORKDIR /data
VOLUME /data
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=10s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["spin-coach", "serve", "--host", "0.0.0.0", "--port", "8000"]
