"""Writes model_int8.onnx beside a folder's model.onnx: weights as int8 with one scale a column, activations scaled when
the model runs. `pip install onnxruntime==1.32.0 onnx==1.23.2`, then `python quantise.py FOLDER`.

One scale a column matters: with one scale a matrix the vectors of MiniLM fall from .99 to .95 cosine to the float32 ones.
"""

import os
import sys
from pathlib import Path

# Read when the runtime is loaded: without it, recent binaries report to their maker.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402

folder = Path(sys.argv[1])
model = next((m for m in (folder / "model.onnx", folder / "onnx" / "model.onnx") if m.exists()), None)
if model is None:
    sys.exit(f"{folder} holds neither model.onnx nor onnx/model.onnx.")
target = model.with_name("model_int8.onnx")
quantize_dynamic(model, target, per_channel=True, weight_type=QuantType.QInt8)
print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, was {model.stat().st_size / 1e6:.1f} MB")
