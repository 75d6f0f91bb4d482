// The WebGL program of the marks: six shapes with their rims in one draw call, each a distance function of its point.
import type Sigma from 'sigma';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { DotLook } from './look.ts';

const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
const uniforms = ['u_sizeRatio', 'u_pixelRatio', 'u_matrix'] as const;

/** Pixels around a mark for its ring; without one the rim alone needs room, as each pixel costs in software. */
const ringReach = '5.0';

const vertexShader = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec4 a_ground;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
uniform mediump float u_sizeRatio;
uniform mediump float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_ground;
varying float v_radius;
varying float v_reach;
varying float v_shape;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_radius = a_size / u_sizeRatio;
  v_shape = a_shape;
  v_color = a_color;
  v_color.a *= 255.0 / 254.0;
  v_ring = a_ring;
  v_ring.a *= 255.0 / 254.0;
  v_ground = a_ground;
  v_reach = v_radius * 1.2 + (a_ring.a > 0.0 ? ${ringReach} : 1.0);
  gl_PointSize = v_reach * u_pixelRatio * 2.0;
}`;

const fragmentShader = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_ground;
varying float v_radius;
varying float v_reach;
varying float v_shape;

float toShape(vec2 p, float r) {
  vec2 q = abs(p);
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) return max(q.x, q.y) - r * 0.86;
  if (v_shape < 2.5) return max(q.y, q.x * 0.866 + q.y * 0.5) - r * 0.92;
  if (v_shape < 3.5) return max(p.y - r * 0.75, q.x * 0.866 - p.y * 0.5 - r * 0.55);
  if (v_shape < 4.5) return (q.x + q.y) * 0.7071 - r * 0.84;
  return abs(length(p) - r * 0.72) - r * 0.3;
}

void main() {
  vec2 p = (gl_PointCoord * 2.0 - 1.0) * v_reach;
  float d = toShape(p, v_radius);
  float fill = 1.0 - smoothstep(-0.5, 0.5, d);
  float ring = v_ring.a * (smoothstep(0.7, 1.7, d) - smoothstep(3.2, 4.2, d));
  float hole = v_shape > 4.5 ? 1.0 - smoothstep(-0.5, 0.5, length(p) - v_radius * 0.72) : 0.0;
  float alpha = max(max(fill * v_color.a, ring), hole);
  if (alpha < 0.01) discard;
  vec3 color = mix(hole > 0.0 ? v_ground.rgb : v_ring.rgb, v_color.rgb, hole > 0.0 ? fill * v_color.a : fill);
  gl_FragColor = vec4(color * alpha, alpha);
}`;

/** What a mark needs beside what sigma knows: its shape, and the colour of its ring where it has one. */
export type MarkData = NodeDisplayData & DotLook & { ring?: string };

export class Marks extends NodeProgram<(typeof uniforms)[number]> {
  /** Nothing is drawn to find what is under the pointer: the positions tell. */
  constructor(gl: WebGLRenderingContext, _: WebGLFramebuffer | null, renderer: Sigma) {
    super(gl, null, renderer);
  }

  override getDefinition() {
    return {
      VERTICES: 1,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: POINTS,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_ring', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_ground', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  override processVisibleItem(_: number, at: number, data: NodeDisplayData): void {
    const { array } = this;
    const mark = data as MarkData;
    array[at++] = mark.x;
    array[at++] = mark.y;
    array[at++] = mark.size;
    array[at++] = mark.shape;
    array[at++] = floatColor(mark.color);
    array[at++] = floatColor(mark.ring ?? '#00000000');
    array[at] = floatColor(mark.ground);
  }

  override setUniforms({ sizeRatio, pixelRatio, matrix }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_sizeRatio!, sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio!, pixelRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, matrix);
  }
}
