"""What one writes first: FastAPI, the openai client and its chunk objects, nothing else. Runs as a process."""

import argparse
from collections.abc import AsyncIterator

import uvicorn
from fastapi import FastAPI
from openai import AsyncOpenAI
from starlette.responses import StreamingResponse


def relay(address: str) -> FastAPI:
    """A service that streams a model's words to whoever posts."""
    app, client = FastAPI(), AsyncOpenAI(api_key="none", base_url=address)

    async def words() -> AsyncIterator[str]:
        stream = await client.chat.completions.create(
            model="bench", messages=[{"role": "user", "content": "Hello."}], stream=True
        )
        async for chunk in stream:
            if chunk.choices and (text := chunk.choices[0].delta.content):
                yield f"event: delta\ndata: {text}\n\n"
        yield "event: done\ndata: {}\n\n"

    @app.post("/talk")
    async def talk() -> StreamingResponse:
        return StreamingResponse(words(), media_type="text/event-stream")

    return app


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A plain relay for comparison.")
    parser.add_argument("--address", required=True)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    uvicorn.run(relay(given.address), port=given.port, log_level="warning")
