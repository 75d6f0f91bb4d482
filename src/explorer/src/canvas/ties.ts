// The WebGL program of the ties: width, dashes and the shift beside the straight line, all in pixels of the screen.
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { LineLook } from './look.ts';

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
const uniforms = ['u_matrix', 'u_viewport'] as const;

const vertexShader = /* glsl */ `
attribute vec2 a_from;
attribute vec2 a_to;
attribute float a_width;
attribute float a_dash;
attribute float a_shift;
attribute vec4 a_color;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
varying vec4 v_color;
varying float v_side;
varying float v_half;
varying float v_along;
varying float v_dash;
void main() {
  vec2 from = (u_matrix * vec3(a_from, 1)).xy * u_viewport * 0.5;
  vec2 to = (u_matrix * vec3(a_to, 1)).xy * u_viewport * 0.5;
  float span = length(to - from);
  vec2 along = span > 0.0 ? (to - from) / span : vec2(0.0);
  vec2 across = vec2(-along.y, along.x);
  v_half = a_width * 0.5 + 0.75;
  v_side = a_corner.y * v_half;
  v_along = a_corner.x * span;
  v_dash = a_dash;
  vec2 place = from + along * v_along + across * (v_side + a_shift);
  gl_Position = vec4(place / (u_viewport * 0.5), 0, 1);
  v_color = a_color;
  v_color.a *= 255.0 / 254.0;
}`;

const fragmentShader = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_side;
varying float v_half;
varying float v_along;
varying float v_dash;
void main() {
  float alpha = v_color.a * (1.0 - smoothstep(v_half - 1.0, v_half, abs(v_side)));
  if (v_dash > 0.0 && mod(v_along, v_dash * 1.7) > v_dash) alpha = 0.0;
  if (alpha < 0.01) discard;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}`;

export class Ties extends EdgeProgram<(typeof uniforms)[number]> {
  override getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_from', size: 2, type: FLOAT },
        { name: 'a_to', size: 2, type: FLOAT },
        { name: 'a_width', size: 1, type: FLOAT },
        { name: 'a_dash', size: 1, type: FLOAT },
        { name: 'a_shift', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [[0, -1], [0, 1], [1, -1], [1, 1]],
    };
  }

  override processVisibleItem(
    _: number, at: number, from: NodeDisplayData, to: NodeDisplayData, data: EdgeDisplayData,
  ): void {
    const { array } = this;
    const tie = data as EdgeDisplayData & LineLook;
    array[at++] = from.x;
    array[at++] = from.y;
    array[at++] = to.x;
    array[at++] = to.y;
    array[at++] = tie.size;
    array[at++] = tie.dash;
    array[at++] = tie.shift;
    array[at] = floatColor(tie.color);
  }

  override setUniforms({ matrix, width, height }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, matrix);
    gl.uniform2f(uniformLocations.u_viewport!, width, height);
  }
}
